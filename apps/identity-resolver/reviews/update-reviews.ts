import { makeReviewId } from '#contracts';
import {
  type CombinedJudgements,
  combineJudgements,
  MODEL,
  NORMALISER,
  type PersonsSolution,
  type Proposal,
  type SolverInput,
} from '#domain';
import type { Tx } from '#store';
import { dropReviews, type KnownReview, loadReviews, type Review, storeReviews } from './reviews.table.js';

export interface SettledReview extends KnownReview {
  readonly outcome: 'SAME' | 'NOT_SAME' | 'GONE';
}

/** How the open questions change. */
export interface ReviewChanges {
  readonly proposed: readonly Review[];
  readonly settled: readonly SettledReview[];
}

export interface Reconsidered {
  readonly solution: PersonsSolution;
  readonly judgements: SolverInput['judgements'];
  /** Whose records the batch changes: all their questions are asked anew. */
  readonly changed: ReadonlySet<string>;
  /** Everyone whose component was solved. */
  readonly solved: ReadonlySet<string>;
}

/**
 * Brings the open questions in line with a solution. What is asked of two identities of which one lies outside, and of which
 * none changed, stays as it is.
 */
export async function reconsiderReviews(tx: Tx, reconsidered: Reconsidered): Promise<ReviewChanges> {
  const { solution, judgements, changed, solved } = reconsidered;
  const concerns = ({ a, b }: Pick<Proposal, 'a' | 'b'>): boolean =>
    changed.has(a) || changed.has(b) || (solved.has(a) && solved.has(b));
  const known = (await loadReviews(tx, [...solved])).filter(concerns);
  const before = new Map(known.map((review) => [review.reviewId, review]));
  const proposed = solution.proposals.filter(concerns).map(reviewOf);
  const open = new Set(proposed.map(({ reviewId }) => reviewId));
  const { clusters } = combineJudgements(judgements);
  const news = proposed.filter((review) => !isAsked(before.get(review.reviewId), review));
  const changes: ReviewChanges = {
    proposed: news,
    settled: known
      .filter(({ reviewId }) => !open.has(reviewId))
      .map((review) => ({ ...review, outcome: outcomeOf(review, solution, clusters) })),
  };
  // What speaks for a question may be another though it weighs the same: a record changed, or an identifier came to be shared.
  await storeReviews(tx, proposed);
  await dropReviews(
    tx,
    changes.settled.map(({ reviewId }) => reviewId),
  );
  return changes;
}

function reviewOf({ a, b, score, unsure, evidence, vetoes }: Proposal): Review {
  const explanation = { evidence, vetoes, model: MODEL.version, normaliser: NORMALISER };
  return { reviewId: makeReviewId(a, b), a, b, score, later: unsure, explanation };
}

function isAsked(before: KnownReview | undefined, { score, later }: Review): boolean {
  return before !== undefined && before.score === score && before.later === later;
}

function outcomeOf(
  { a, b }: KnownReview,
  { assignments }: PersonsSolution,
  judged: CombinedJudgements['clusters'],
): SettledReview['outcome'] {
  const person = assignments.get(a)?.personId;
  if (person !== undefined && person === assignments.get(b)?.personId) return 'SAME';
  return judged.areSeparated(a, b) ? 'NOT_SAME' : 'GONE';
}
