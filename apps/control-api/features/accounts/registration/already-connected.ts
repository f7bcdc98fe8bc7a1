import { providerNamed } from '#domain';
import type { Tx } from '#store';
import type { Vault } from '#vault';
import { ApiError } from '../../../platform/http/api-error.js';
import type { NewAccount } from './account.schemas.js';
import { secretName } from './secret-name.js';

interface ConnectedAccount {
  readonly id: string;
  readonly name: string;
  readonly settings: object;
}

/** Refuses an account that would read what a connected one reads. Serialises with others of its kind. @throws ApiError ALREADY_CONNECTED */
export async function refuseConnected(
  tx: Tx,
  vault: Vault,
  { provider, credentials, settings }: NewAccount,
): Promise<void> {
  const identity = providerNamed(provider)?.connectable?.identity;
  if (!identity) return;
  await tx.query("select pg_advisory_xact_lock(hashtext('connect ' || $1))", [provider]);
  const connected = await tx.query<ConnectedAccount>(
    'select id, name, settings from sync.instances where provider = $1 and removed_at is null order by created_at, id',
    [provider],
  );
  const given = new Map(Object.entries(credentials)).get(identity.credential);
  for (const { id, name, settings: others } of connected) {
    if (!identity.overlap(settings, others)) continue;
    if ((await vault.get(id, secretName(identity.credential), tx)) === given) throw alreadyConnected(id, name);
  }
}

function alreadyConnected(instanceId: string, name: string): ApiError {
  return new ApiError(
    'ALREADY_CONNECTED',
    `This account is connected already, as "${name}". Change that one (PATCH /api/v2/instances/${instanceId}), or disconnect it first.`,
    { instanceId },
  );
}
