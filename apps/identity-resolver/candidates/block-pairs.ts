import { type Block, MAX_BLOCK, SMALL_BLOCK } from '#domain';
import type { BlockingKeyQuery } from '#identity-store';

type Queries = ReadonlyMap<string, BlockingKeyQuery>;

/** How a block of this size pairs its holders: by itself, with a second shared block, or not at all. */
function pairingOf(holders: number): 'alone' | 'with another' | 'none' {
  if (holders <= SMALL_BLOCK) return 'alone';
  return holders <= MAX_BLOCK ? 'with another' : 'none';
}

/** The batch changes how the block pairs its holders, so all its pairs are looked at, not only those of changed identities. */
function changesPairing({ key, holders: { length } }: Block, queries: Queries): boolean {
  return pairingOf(length) !== pairingOf(length - (queries.get(key)?.growth ?? 0));
}

/** Pairs of a changed identity and another holder of its blocks, and all pairs of blocks that pair in another way than before. */
export function blockPairs(
  blocks: readonly Block[],
  queries: Queries,
  isChanged: (identityId: string) => boolean,
): Map<string, readonly [string, string]> {
  const pairs = new Map<string, readonly [string, string]>();
  const seenOnce = new Set<string>();
  for (const block of blocks) {
    const { holders } = block;
    const pairing = pairingOf(holders.length);
    const isAll = changesPairing(block, queries);
    if (pairing === 'none' && !isAll) continue;
    for (const [i, a] of holders.entries()) {
      for (const b of holders.slice(i + 1)) {
        if (!isAll && !isChanged(a) && !isChanged(b)) continue;
        const key = a < b ? a + b : b + a;
        if (isAll || pairing === 'alone' || seenOnce.has(key)) pairs.set(key, [a, b]);
        else seenOnce.add(key);
      }
    }
  }
  return pairs;
}
