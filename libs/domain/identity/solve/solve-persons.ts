import { withoutAmbiguous } from '../links/ambiguous-links.js';
import { collectLinks, type Link, type LinkRule, type Links } from '../links/links.js';
import { isWorthAsking } from '../pairs/candidate-pair.js';
import { pairKey } from '../pairs/pair-key.js';
import { type Evidence, MODEL, type Model, type Veto } from '../score/index.js';
import { Clusters } from './clusters.js';
import { joinClusters } from './join.js';
import { type CombinedJudgements, combineJudgements } from './judgements.js';
import type { Candidate, SolverInput } from './solver-input.js';

export interface PersonAssignment {
  /** The id of the identity that was observed first in the person. */
  readonly personId: string;
  /**
   * The id of the identity that was observed first among all that links, followed or not, connect with this one. Only identities of
   * the same component can change the person. For most persons it is the person's id.
   */
  readonly componentId: string;
  /** The strongest rule that assigns the identity; null when it is alone. */
  readonly rule: LinkRule | null;
}

/** Two identities that may be one person: somebody is asked. */
export interface Proposal {
  /** The smaller id. */
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly vetoes: readonly Veto[];
  /** Somebody put it off. */
  readonly unsure: boolean;
}

export interface PersonsSolution {
  readonly assignments: ReadonlyMap<string, PersonAssignment>;
  /** By identifier id, for every identifier given. */
  readonly shared: ReadonlyMap<string, boolean>;
  /** Sorted by score, the highest first, then by ids. */
  readonly proposals: readonly Proposal[];
}

/**
 * Divides identities into persons, as a function of the sets given and not of their order. Judgements come first. Then links are
 * followed from the strongest to the weakest, identifiers before scores; no link joins identities that contradict each other.
 */
export function solvePersons(input: SolverInput, model: Model = MODEL): PersonsSolution {
  const known = new Map<string, Candidate>();
  for (const identity of input.identities) known.set(identity.identityId, identity);
  const judged = combineJudgements(input.judgements);
  const found = collectLinks(known, {
    identifiers: input.identifiers,
    blocks: input.blocks,
    areSeparated: (a, b) => judged.clusters.areSeparated(a, b),
    model,
  });
  const isOpen = ({ a, b, rule }: Link) => rule !== 'score' || !judged.unsure.has(pairKey(a, b));
  const { clusters, rules } = joinClusters(known, judged, {
    links: withoutAmbiguous(found.links.filter(isOpen), known, {
      comparisons: found.comparisons,
      margin: model.margin,
    }),
    comparisons: found.comparisons,
  });
  return {
    assignments: assignmentsOf(known, clusters, { rules, components: componentsOf(found, judged) }),
    shared: found.shared,
    proposals: proposalsOf(known, clusters, { found, judged, model }),
  };
}

function componentsOf({ links }: Links, judged: CombinedJudgements): Clusters {
  const components = new Clusters();
  for (const { a, b } of links) components.unite(a, b);
  for (const [a, b] of judged.same) components.unite(a, b);
  return components;
}

function assignmentsOf(
  known: ReadonlyMap<string, Candidate>,
  clusters: Clusters,
  { rules, components }: { readonly rules: ReadonlyMap<string, LinkRule>; readonly components: Clusters },
): Map<string, PersonAssignment> {
  const persons = firstObserved(known, clusters);
  const wholes = firstObserved(known, components);
  return new Map(
    [...known.keys()].map((id) => [
      id,
      {
        personId: persons.get(clusters.find(id)) ?? id,
        componentId: wholes.get(components.find(id)) ?? id,
        rule: rules.get(id) ?? null,
      },
    ]),
  );
}

/** By root, the id of the identity that was observed first. */
function firstObserved(known: ReadonlyMap<string, Candidate>, clusters: Clusters): Map<string, string> {
  const first = new Map<string, Candidate>();
  for (const identity of known.values()) {
    const root = clusters.find(identity.identityId);
    const other = first.get(root);
    if (!other || isEarlier(identity, other)) first.set(root, identity);
  }
  return new Map([...first].map(([root, { identityId }]) => [root, identityId]));
}

function isEarlier(a: Candidate, b: Candidate): boolean {
  return (
    a.firstObservedAt < b.firstObservedAt || (a.firstObservedAt === b.firstObservedAt && a.identityId < b.identityId)
  );
}

interface Findings {
  readonly found: Links;
  readonly judged: CombinedJudgements;
  readonly model: Model;
}

function proposalsOf(
  known: ReadonlyMap<string, Candidate>,
  clusters: Clusters,
  { found, judged, model }: Findings,
): Proposal[] {
  const refused = new Set([...found.doubtful, ...found.links.map(({ a, b }) => pairKey(a, b))]);
  const proposals: Proposal[] = [];
  for (const [key, [a, b]] of found.pairs) {
    const [one, other] = [known.get(a), known.get(b)];
    if (!one || !other || clusters.find(a) === clusters.find(b) || judged.clusters.areSeparated(a, b)) continue;
    const comparison = found.comparisons.of(one, other);
    if (!isWorthAsking(comparison, [one, other], model) && !refused.has(key)) continue;
    const { score, evidence, vetoes } = comparison;
    proposals.push({ a, b, score, evidence, vetoes, unsure: judged.unsure.has(key) });
  }
  return proposals.sort((x, y) => y.score - x.score || (pairKey(x.a, x.b) < pairKey(y.a, y.b) ? -1 : 1));
}
