import { type Block, blockingKeysOf, type Features, MAX_BLOCK } from '#domain';
import type { Tx } from '#store';

/** The keys under which a contact may meet its like, hashed: they are long, and made of personal data. Each a bigint as text. */
export function blockKeysOf(features: Features): string[] {
  return blockingKeysOf(features).map(hashed);
}

/**
 * 53 bits of two multiplicative hashes. Where two keys have the same, people meet who need not, and are compared: so the hash is
 * one that is quick.
 */
function hashed(key: string): string {
  let [one, other] = [0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x27d4eb2d);
    other = Math.imul(other ^ unit, 0x165667b1);
  }
  one = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ (other >>> 13);
  other = Math.imul(other ^ (other >>> 16), 0x297a2d39) ^ (one >>> 12);
  return String((other >>> 11) * 0x1_0000_0000 + (one >>> 0));
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A key that is asked for. */
export interface BlockingKeyQuery {
  readonly key: string;
  /** Somebody who bears it and need not be told; null when nobody is known to. */
  readonly own: string | null;
  /** How many more bear it than did before. */
  readonly more: number;
}

/**
 * The blocks in which the given keys bring somebody together: with all their holders, or with one more than a block may have and
 * `more` says. Keys are distinct. Read it under the persons' lock: everyone who may be met is there then.
 */
export async function loadBlocks(tx: Tx, asked: readonly BlockingKeyQuery[]): Promise<Block[]> {
  if (asked.length === 0) return [];
  // One row for each bearer: nearly all keys have none besides their own.
  const rows = await tx.query<{ key: string; id: string }>(
    `select k.key::text as key, b.identity_id as id
     from (select unnest($1::bigint[]) as key, unnest($2::uuid[]) as own, unnest($3::int[]) as most) k
     cross join lateral (
       select identity_id from identity.blocking_keys where key = k.key and identity_id <> k.own limit k.most) b`,
    [
      asked.map(({ key }) => key),
      asked.map(({ own }) => own ?? NOBODY),
      asked.map(({ more }) => MAX_BLOCK + 1 + Math.max(0, more)),
    ],
  );
  const blocks = new Map<string, string[]>();
  for (const { key, id } of rows) {
    const holders = blocks.get(key);
    if (holders) holders.push(id);
    else blocks.set(key, [id]);
  }
  for (const { key, own } of asked) if (own !== null) blocks.get(key)?.push(own);
  return [...blocks].map(([key, holders]) => ({ key, holders }));
}
