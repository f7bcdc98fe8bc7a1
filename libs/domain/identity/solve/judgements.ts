import { pairKey } from '../pairs/pair-key.js';
import { Clusters } from './clusters.js';

export type Verdict = 'SAME' | 'NOT_SAME' | 'UNSURE';

/** What somebody said of identities. One that was withdrawn is not given any more. */
export interface Judgement {
  readonly judgementId: string;
  /** SAME: all are one person. NOT_SAME: each group is one person, different groups are different persons. UNSURE: looked at and left open. */
  readonly verdict: Verdict;
  /** Identity ids. */
  readonly groups: readonly (readonly string[])[];
  /** Unix milliseconds. */
  readonly madeAt: number;
}

/** What all judgements come to. */
export interface CombinedJudgements {
  /** Holds together and apart what was judged so; identities that are not there yet included. */
  readonly clusters: Clusters;
  /** Pairs that hold the clusters together. */
  readonly same: readonly (readonly [string, string])[];
  /** Pairs that somebody looked at and left open, and nobody has decided. */
  readonly unsure: ReadonlySet<string>;
}

/**
 * The later judgement holds where two contradict each other, by the time it was made and then by its id: so they are taken
 * from the latest to the earliest, and what contradicts what is already held is left out.
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

/** In the order of the ids; whoever may not join the first may still join the next. */
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
