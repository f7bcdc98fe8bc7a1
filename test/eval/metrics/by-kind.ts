import type { AssignedRecord } from './clustering.js';

export interface OfKind extends AssignedRecord {
  /** The record's kind of difficulty; a set may have none. */
  readonly kind?: string | undefined;
}

/** Of the pairs that have a record of a kind: how many there are, the share that is found, and false ones. */
export interface KindRates {
  readonly truePairs: number;
  readonly recall: number;
  readonly falsePairs: number;
}

/** By kind, in the order of the words. A pair of two kinds counts for both. */
export function byKind(records: readonly OfKind[]): Record<string, KindRates> {
  const counts = new Map<string, { same: number; found: number; wrong: number }>();
  const add = (pair: readonly [OfKind, OfKind], what: 'same' | 'found' | 'wrong') => {
    for (const kind of new Set(pair.map((record) => record.kind))) {
      if (kind === undefined) continue;
      const known = counts.get(kind) ?? { same: 0, found: 0, wrong: 0 };
      known[what]++;
      counts.set(kind, known);
    }
  };
  for (const pair of pairsWithin(records, ({ entity }) => entity)) {
    add(pair, 'same');
    if (pair[0].person === pair[1].person) add(pair, 'found');
  }
  for (const pair of pairsWithin(records, ({ person }) => person))
    if (pair[0].entity !== pair[1].entity) add(pair, 'wrong');
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([kind, { same, found, wrong }]) => [
      kind,
      { truePairs: same, recall: same === 0 ? 1 : found / same, falsePairs: wrong },
    ]),
  );
}

function* pairsWithin(
  records: readonly OfKind[],
  group: (record: OfKind) => string,
): Iterable<readonly [OfKind, OfKind]> {
  for (const members of Map.groupBy(records, group).values())
    for (const [i, a] of members.entries()) for (const b of members.slice(i + 1)) yield [a, b];
}
