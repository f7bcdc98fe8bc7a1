import { type Block, MAX_BLOCK } from '#domain';
import type { Tx } from '#store';

const NO_IDENTITY = '00000000-0000-0000-0000-000000000000';

export interface BlockingKeyQuery {
  readonly key: string;
  /** A known holder, which the query leaves out of its rows; null when there is none. */
  readonly own: string | null;
  /** By how many the batch raises the number of holders. */
  readonly growth: number;
}

/**
 * The blocks of distinct keys that have more holders than `own`: with all holders, or cut off at `growth` beyond the most that a
 * block may have. Call it under the persons' lock, under which every possible candidate is stored.
 */
export async function loadBlocks(tx: Tx, queries: readonly BlockingKeyQuery[]): Promise<Block[]> {
  if (queries.length === 0) return [];
  // One row for each holder: nearly all keys have no other.
  const rows = await tx.query<{ key: string; id: string }>(
    `select k.key::text as key, b.identity_id as id
     from (select unnest($1::bigint[]) as key, unnest($2::uuid[]) as own, unnest($3::int[]) as most) k
     cross join lateral (
       select identity_id from identity.blocking_keys where key = k.key and identity_id <> k.own limit k.most) b`,
    [
      queries.map(({ key }) => key),
      queries.map(({ own }) => own ?? NO_IDENTITY),
      queries.map(({ growth }) => MAX_BLOCK + 1 + Math.max(0, growth)),
    ],
  );
  const blocks = new Map<string, string[]>();
  for (const { key, id } of rows) {
    const holders = blocks.get(key);
    if (holders) holders.push(id);
    else blocks.set(key, [id]);
  }
  for (const { key, own } of queries) if (own !== null) blocks.get(key)?.push(own);
  return [...blocks].map(([key, holders]) => ({ key, holders }));
}
