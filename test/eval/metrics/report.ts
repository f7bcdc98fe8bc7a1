import { byKind, type KindRates, type OfKind } from './by-kind.js';
import { bCubed, mixedClusters, type PairRates, pairwise, type Rates } from './clustering.js';

export interface Record extends OfKind {
  readonly identityId: string;
}

export interface Report {
  readonly records: number;
  readonly entities: number;
  readonly persons: number;
  readonly pairwise: PairRates;
  readonly bCubed: Rates;
  readonly mixedClusters: number;
  /** Pairs of persons that are put before somebody, per 1,000 records, and how many of all were worth it. */
  readonly reviewsPer1000: number;
  readonly reviewYield: number;
  /** Recall when everybody who is asked answers right. */
  readonly recallWithReview: number;
  /** By kind of difficulty; empty if the set has no kinds. */
  readonly byKind: Readonly<{ [kind: string]: KindRates }>;
}

/** @param proposals pairs of identity ids that are put before a person. */
export function reportOf(records: readonly Record[], proposals: readonly (readonly [string, string])[]): Report {
  const of = new Map(records.map((record) => [record.identityId, record]));
  const reviews = new Map<string, boolean>();
  const answered = new Map<string, string>();
  const root = (person: string): string => {
    let at = person;
    for (let next = answered.get(at); next !== undefined; next = answered.get(at)) at = next;
    return at;
  };
  for (const [a, b] of proposals) {
    const [one, other] = [of.get(a), of.get(b)];
    if (!one || !other) continue;
    const key = JSON.stringify([one.person, other.person].sort());
    const isSame = one.entity === other.entity;
    reviews.set(key, isSame || (reviews.get(key) ?? false));
    if (isSame && root(one.person) !== root(other.person)) answered.set(root(one.person), root(other.person));
  }
  // Who is mixed up already stays so: an answer joins the clusters, and wrong pairs do not count as found.
  const reviewed = records.map(({ entity, person }) => ({ entity, person: root(person) }));
  return {
    records: records.length,
    entities: new Set(records.map(({ entity }) => entity)).size,
    persons: new Set(records.map(({ person }) => person)).size,
    pairwise: pairwise(records),
    bCubed: bCubed(records),
    mixedClusters: mixedClusters(records),
    reviewsPer1000: (1_000 * reviews.size) / Math.max(1, records.length),
    reviewYield: reviews.size === 0 ? 1 : [...reviews.values()].filter(Boolean).length / reviews.size,
    recallWithReview: pairwise(reviewed).recall,
    byKind: byKind(records),
  };
}
