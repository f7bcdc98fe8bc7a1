import type { Tx } from '#store';

/** One row: an identity and the hash of one of its blocking keys, a bigint as text. */
export interface KeyHolder {
  readonly key: string;
  readonly identityId: string;
}

/** Give as `gained` only rows that are not stored, and as `lost` only rows that are. */
export async function updateBlockingKeys(
  tx: Tx,
  gained: readonly KeyHolder[],
  lost: readonly KeyHolder[],
): Promise<void> {
  if (gained.length > 0)
    await tx.execute(
      'insert into identity.blocking_keys (key, identity_id) select unnest($1::bigint[]), unnest($2::uuid[])',
      [gained.map(({ key }) => key), gained.map(({ identityId }) => identityId)],
    );
  if (lost.length > 0)
    await tx.execute(
      `delete from identity.blocking_keys b using unnest($1::bigint[], $2::uuid[]) as l (key, identity_id)
       where b.key = l.key and b.identity_id = l.identity_id`,
      [lost.map(({ key }) => key), lost.map(({ identityId }) => identityId)],
    );
}
