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
import { deleteReviews, type KnownReview, loadReviews, type Review, storeReviews } from './reviews.table.js';

export interface SettledReview extends KnownReview {
  readonly outcome: 'SAME' | 'NOT_SAME' | 'GONE';
}

/** How the open reviews change. */
export interface ReviewChanges {
  readonly proposed: readonly Review[];
  readonly settled: readonly SettledReview[];
}

export interface ReviewScope {
  readonly solution: PersonsSolution;
  readonly judgements: SolverInput['judgements'];
  /** Identities that the batch changes: all their reviews are decided anew. */
  readonly changed: ReadonlySet<string>;
  /** Identities whose components were solved. */
  readonly solved: ReadonlySet<string>;
}

/** Makes the open reviews those of a solution. A review of two unchanged identities stays if one of them was not solved. */
export async function updateReviews(tx: Tx, scope: ReviewScope): Promise<ReviewChanges> {
  const { solution, judgements, changed, solved } = scope;
  const concerns = ({ a, b }: Pick<Proposal, 'a' | 'b'>): boolean =>
    changed.has(a) || changed.has(b) || (solved.has(a) && solved.has(b));
  const known = (await loadReviews(tx, [...solved])).filter(concerns);
  const before = new Map(known.map((review) => [review.reviewId, review]));
  const proposed = solution.proposals.filter(concerns).map(reviewOf);
  const open = new Set(proposed.map(({ reviewId }) => reviewId));
  const { clusters } = combineJudgements(judgements);
  const added = proposed.filter((review) => !isOpen(before.get(review.reviewId), review));
  const changes: ReviewChanges = {
    proposed: added,
    settled: known
      .filter(({ reviewId }) => !open.has(reviewId))
      .map((review) => ({ ...review, outcome: outcomeOf(review, solution, clusters) })),
  };
  // The evidence may be another although the score is the same: a record changed, or an identifier became shared.
  await storeReviews(tx, proposed);
  await deleteReviews(
    tx,
    changes.settled.map(({ reviewId }) => reviewId),
  );
  return changes;
}

function reviewOf({ a, b, score, unsure, evidence, vetoes }: Proposal): Review {
  const explanation = { evidence, vetoes, model: MODEL.version, normaliser: NORMALISER };
  return { reviewId: makeReviewId(a, b), a, b, score, later: unsure, explanation };
}

function isOpen(before: KnownReview | undefined, { score, later }: Review): boolean {
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
