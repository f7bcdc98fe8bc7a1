import { hash } from 'node:crypto';
import { type Block, blockingKeysOf, type Features, MOST_IN_A_BLOCK } from '#domain';
import type { Tx } from '../tx.js';

/** The keys under which a contact may meet its like, hashed: they are made of personal data. */
export function blocksOf(features: Features): string[] {
  return blockingKeysOf(features).map((key) =>
    BigInt.asIntN(64, BigInt(`0x${hash('sha1', key).slice(0, 16)}`)).toString(),
  );
}

/**
 * Who bears the keys: all, or one more than a block may have and `beyond` says of the key. Keys that fewer than two bear are left
 * out. Read it under the persons' lock: everyone who may be met is there then.
 */
export async function loadBlocks(tx: Tx, beyond: ReadonlyMap<string, number>): Promise<Block[]> {
  if (beyond.size === 0) return [];
  return tx.query(
    `select k.key::text as key, b.bearers
     from unnest($1::bigint[], $2::int[]) as k (key, most)
     cross join lateral (
       select array_agg(identity_id) as bearers
       from (select identity_id from identity.blocks where key = k.key limit k.most) one) b
     where cardinality(b.bearers) > 1`,
    [[...beyond.keys()], [...beyond.values()].map((more) => MOST_IN_A_BLOCK + 1 + Math.max(0, more))],
  );
}
