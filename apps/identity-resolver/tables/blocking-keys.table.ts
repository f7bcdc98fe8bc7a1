import type { Tx } from '#store';

/** `identityId` bears the key from now on, or no more. A key is the hash of a blocking key: a bigint as text. */
export interface Bearing {
  readonly key: string;
  readonly identityId: string;
}

/** Writes who bears what. Give what the stored rows have not, and take what they have. */
export async function storeBlocks(tx: Tx, gained: readonly Bearing[], lost: readonly Bearing[]): Promise<void> {
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
