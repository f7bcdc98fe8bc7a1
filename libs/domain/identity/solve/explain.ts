import type { LinkRule } from '../links/links.js';
import { collectLinks } from '../links/links.js';
import { pairKey } from '../pairs/pair-key.js';
import { type Evidence, MODEL, type Model, NORMALISER, type Veto } from '../score/index.js';
import { combineJudgements } from './judgements.js';
import { solvePersons } from './solve-persons.js';
import type { Candidate, SolverInput } from './solver-input.js';

/** Another identity that may be the same person as one of the two. */
export interface Alternative {
  /** Which of the two. */
  readonly of: string;
  readonly identityId: string;
  readonly personId: string;
  readonly score: number;
}

/** Why two records are one person, or are not. Plain JSON. */
export interface Explanation {
  readonly v: 1;
  /** one: the same person. review: somebody is asked. apart: different persons. judged: a judgement separates them. */
  readonly decision: 'one' | 'review' | 'apart' | 'judged';
  /** The rules that link the two directly, the strongest first; none when they are linked through others, or not at all. */
  readonly rules: readonly LinkRule[];
  readonly score: number;
  readonly prior: number;
  readonly auto: number;
  readonly review: number;
  /** How far the score is ahead of the best alternative; null when there is none. */
  readonly margin: number | null;
  readonly evidence: readonly Evidence[];
  readonly negative: readonly Evidence[];
  readonly vetoes: readonly Veto[];
  /** At most five, the likeliest first. */
  readonly alternatives: readonly Alternative[];
  readonly model: string;
  readonly normaliser: string;
}

const MOST_ALTERNATIVES = 5;

/** Solves the identities once. The returned function explains any two of them, and throws a RangeError for others. */
export function explainer(input: SolverInput, model: Model = MODEL): (a: string, b: string) => Explanation {
  const known = new Map([...input.identities].map((identity) => [identity.identityId, identity]));
  const judged = combineJudgements(input.judgements);
  const found = collectLinks(known, {
    identifiers: input.identifiers,
    blocks: input.blocks,
    areSeparated: (x, y) => judged.clusters.areSeparated(x, y),
    model,
  });
  const links = Map.groupBy(found.links, (link) => pairKey(link.a, link.b));
  const { assignments, proposals } = solvePersons(input, model);
  const proposed = new Set(proposals.map((proposal) => pairKey(proposal.a, proposal.b)));
  const personOf = (id: string) => assignments.get(id)?.personId ?? id;
  return (a, b) => {
    const [one, other] = [known.get(a), known.get(b)];
    if (!one || !other) throw new RangeError('Both identities must be among those given.');
    const { evidence, vetoes, score } = found.comparisons.of(one, other);
    const alternatives = proposals
      .flatMap((proposal) => rivals(proposal, one, other))
      .map((rival) => ({ ...rival, personId: personOf(rival.identityId) }))
      .filter(({ personId }) => personId !== personOf(a) && personId !== personOf(b))
      .slice(0, MOST_ALTERNATIVES);
    const isOne = personOf(a) === personOf(b);
    const otherwise = proposed.has(pairKey(a, b)) ? 'review' : 'apart';
    return {
      v: 1,
      decision: isOne ? 'one' : judged.clusters.areSeparated(a, b) ? 'judged' : otherwise,
      rules: (links.get(pairKey(a, b)) ?? []).toSorted((x, y) => y.strength - x.strength).map(({ rule }) => rule),
      score,
      prior: model.prior,
      auto: model.auto,
      review: model.review,
      margin: alternatives[0] ? score - alternatives[0].score : null,
      evidence: evidence.filter(({ weight }) => weight >= 0),
      negative: evidence.filter(({ weight }) => weight < 0),
      vetoes,
      alternatives,
      model: model.version,
      normaliser: NORMALISER,
    };
  };
}

function rivals(
  { a, b, score }: { readonly a: string; readonly b: string; readonly score: number },
  one: Candidate,
  other: Candidate,
): Omit<Alternative, 'personId'>[] {
  return [
    [a, b],
    [b, a],
  ].flatMap(([of = '', identityId = '']) =>
    of === one.identityId || of === other.identityId ? [{ of, identityId, score }] : [],
  );
}
