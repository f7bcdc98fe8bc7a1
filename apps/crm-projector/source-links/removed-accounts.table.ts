import type { AccountContactsRemoved } from '#contracts';
import { SetTable, type Tx } from '#store';

const table = new SetTable({
  table: 'crm.removed_accounts',
  columns: { account_id: 'text', removed_at: 'timestamptz' },
  key: ['account_id'],
});

/**
 * Stores accounts that were removed with their contacts and marks the links of their contacts. Returns the persons concerned. The
 * first removal of an account counts.
 */
export async function storeRemovals(tx: Tx, removals: readonly AccountContactsRemoved[]): Promise<string[]> {
  const distinct = new Map(removals.toReversed().map((removal) => [removal.accountId, removal.removedAt]));
  const added = await table.insertMissing<{ account_id: string }>(
    tx,
    [...distinct].map(([accountId, removedAt]) => ({
      account_id: accountId,
      removed_at: new Date(removedAt).toISOString(),
    })),
  );
  if (added.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `with marked as (
       update crm.contacts_source_links l set account_removed_at = r.removed_at
       from crm.removed_accounts r where r.account_id = l.account_id and r.account_id = any($1)
       returning l.local_contact_id as id)
     select distinct id from marked order by id`,
    [added.map(({ account_id }) => account_id)],
  );
  return rows.map(({ id }) => id);
}

/** Unix milliseconds, by account. An account that was not removed with its contacts is absent. */
export async function removalTimes(tx: Tx, accountIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; at: number }>(
    `select account_id as id, (extract(epoch from removed_at) * 1000)::float8 as at
     from crm.removed_accounts where account_id = any($1)`,
    [accountIds],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
