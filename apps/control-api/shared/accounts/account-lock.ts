import type { Tx } from '#store';
import { ApiError } from '../../platform/http/api-error.js';

interface LockedAccount {
  readonly provider: string;
  readonly name: string;
  readonly settings: object;
  readonly removed: boolean;
  /** Whether sync is switched on. */
  readonly enabled: boolean;
}

/** Locks the row of an account, so that nobody changes it or requests a job of it before the transaction ends. @throws ApiError NOT_FOUND */
export async function lockAccount(tx: Tx, id: string): Promise<LockedAccount> {
  const [account] = await tx.query<LockedAccount>(
    `select provider, name, settings, removed_at is not null as removed,
       coalesce((settings #>> '{sync,enabled}')::boolean, true) as enabled
     from sync.instances where id = $1 for update`,
    [id],
  );
  if (!account) throw accountNotFound();
  return account;
}

export function accountNotFound(): ApiError {
  return new ApiError('NOT_FOUND', 'There is no instance with this id.', { field: 'id' });
}
