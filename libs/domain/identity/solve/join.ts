import type { Link, LinkRule } from '../links/links.js';
import type { Comparisons } from '../pairs/comparisons.js';
import { Clusters } from './clusters.js';
import { ContentOrder } from './content-order.js';
import type { CombinedJudgements } from './judgements.js';
import type { Candidate } from './solver-input.js';

/** No link joins more records than this. */
const MAX_RECORDS = 50;

export interface Joined {
  readonly clusters: Clusters;
  /** By identity, the strongest rule that assigns it. */
  readonly rules: ReadonlyMap<string, LinkRule>;
}

interface Followed {
  readonly links: readonly Link[];
  readonly comparisons: Comparisons;
}

/**
 * Follows links from the strongest to the weakest, of equal ones in the order of what they link. A link does not join two clusters if a judgement separates them, if any two of
 * their members veto each other, or, for a score, if the mean score of all their pairs is too low.
 */
export function joinClusters(
  known: ReadonlyMap<string, Candidate>,
  judged: CombinedJudgements,
  followed: Followed,
): Joined {
  const { clusters, same } = judged;
  const rules = new Map<string, LinkRule>();
  for (const [a, b] of same) for (const id of [a, b]) rules.set(id, 'judgement');
  const candidates = (id: string) => clusters.members(id).flatMap((member) => known.get(member) ?? []);
  const order = new ContentOrder(known);
  const strongestFirst = (x: Link, y: Link) => y.strength - x.strength || order.comparePairs(x, y);
  for (const { a, b, rule } of [...followed.links].sort(strongestFirst)) {
    if (clusters.find(a) !== clusters.find(b)) {
      if (clusters.areSeparated(a, b) || !mayJoin(candidates(a), candidates(b), rule, followed.comparisons)) continue;
      clusters.unite(a, b);
    }
    for (const id of [a, b]) if (!rules.has(id)) rules.set(id, rule);
  }
  return { clusters, rules };
}

function mayJoin(
  some: readonly Candidate[],
  others: readonly Candidate[],
  rule: LinkRule,
  comparisons: Comparisons,
): boolean {
  if (some.length + others.length > MAX_RECORDS) return false;
  let sum = 0;
  for (const one of some) {
    for (const other of others) {
      const { never, score } = comparisons.of(one, other);
      if (never) return false;
      sum += score;
    }
  }
  return rule !== 'score' || sum / (some.length * others.length) >= comparisons.model.minMean;
}
