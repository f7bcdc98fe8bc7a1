import { pairKey } from '../pairs/pair-key.js';
import { Clusters } from './clusters.js';

export type Verdict = 'SAME' | 'NOT_SAME' | 'UNSURE';

/** What a person decided about identities. Withdrawn judgements are left out. */
export interface Judgement {
  readonly judgementId: string;
  /** SAME: all are one person. NOT_SAME: each group is one person, different groups are different persons. UNSURE: put off. */
  readonly verdict: Verdict;
  /** Identity ids. */
  readonly groups: readonly (readonly string[])[];
  /** Unix milliseconds. */
  readonly madeAt: number;
}

/** The combined effect of all judgements. */
export interface CombinedJudgements {
  /** Joins and separates identities as judged, unknown ones included. */
  readonly clusters: Clusters;
  /** Pairs that joined the clusters. */
  readonly same: readonly (readonly [string, string])[];
  /** Pairs that were put off. */
  readonly unsure: ReadonlySet<string>;
}

/**
 * Of two judgements that contradict each other the later one applies, by its time and then by its id. So they are applied from the
 * latest to the earliest, and what contradicts an applied one is left out.
 */
export function combineJudgements(judgements: Iterable<Judgement>): CombinedJudgements {
  const clusters = new Clusters();
  const unsure = new Set<string>();
  for (const { verdict, groups } of [...judgements].sort(latestFirst)) {
    if (verdict === 'UNSURE') for (const [a, b] of across(groups)) unsure.add(pairKey(a, b));
    else if (verdict === 'SAME') uniteAll(clusters, groups.flat());
    else separate(clusters, groups);
  }
  return { clusters, same: clusters.unions(), unsure };
}

function separate(clusters: Clusters, groups: readonly (readonly string[])[]): void {
  for (const [a, b] of across(groups)) clusters.separate(a, b);
  for (const group of groups) uniteAll(clusters, group);
}

/** In the order of the ids. An identity that cannot join the first may still join the next. */
function uniteAll(clusters: Clusters, ids: readonly string[]): void {
  const sorted = [...ids].sort();
  for (const [i, a] of sorted.entries()) for (const b of sorted.slice(i + 1)) clusters.unite(a, b);
}

function* across(groups: readonly (readonly string[])[]): Iterable<[string, string]> {
  const sorted = groups.map((group) => [...group].sort()).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  for (const [i, group] of sorted.entries())
    for (const other of sorted.slice(i + 1)) for (const a of group) for (const b of other) yield [a, b];
}

function latestFirst(a: Judgement, b: Judgement): number {
  return b.madeAt - a.madeAt || (a.judgementId < b.judgementId ? 1 : -1);
}
