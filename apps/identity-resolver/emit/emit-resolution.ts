import { identityEvents } from '#contracts';
import type { BatchContext } from '#event-log';
import type { Resolution } from '../assign/resolution.js';
import type { LoggedChange } from '../observe/observe.js';
import type { ReviewChanges } from '../reviews/update-reviews.js';
import { emitMove, emitStep } from './contact-events.js';
import { emitPersons } from './person-events.js';

export interface Moment {
  /** Ascending; at least as many as any identity has steps. */
  readonly revisions: readonly number[];
  /** The time of the record or judgement that caused it, Unix milliseconds. */
  readonly occurredAt: number;
}

export interface Resolved {
  readonly changes: readonly LoggedChange[];
  readonly resolution: Resolution;
  readonly moment: Moment;
}

/** Emits a ContactResolved for every step and every move, then the events of persons, identifiers and reviews. */
export async function emitResolution(
  context: BatchContext,
  { changes, resolution, moment: { revisions, occurredAt } }: Resolved,
): Promise<void> {
  const [revision] = revisions;
  if (revision === undefined) throw new RangeError('A resolution needs at least one revision');
  for (const change of changes) {
    for (const [i, step] of change.steps.entries())
      emitStep(context, resolution, { change, step, revision: revisions[i] ?? revision, isFirst: i === 0 });
  }
  for (const identity of resolution.moved) emitMove(context, resolution, identity, revision);
  emitPersons(context, resolution, { revision, occurredAt });
  for (const { identifierId, kind, holders } of resolution.nowShared) {
    const value = { identifierId, kind, identityIds: holders, revision, occurredAt };
    context.emit(identityEvents, identifierId, { type: 'IdentifierShared', value });
  }
  emitReviews(context, resolution.reviews, { revision, occurredAt });
}

function emitReviews(
  context: BatchContext,
  { proposed, settled }: ReviewChanges,
  when: { readonly revision: number; readonly occurredAt: number },
): void {
  for (const { reviewId, a, b, score } of proposed) {
    const value = { reviewId, identityIds: [a, b], score, ...when };
    context.emit(identityEvents, reviewId, { type: 'MatchProposed', value });
  }
  for (const { reviewId, a, b, outcome } of settled) {
    const value = { reviewId, identityIds: [a, b], outcome, ...when };
    context.emit(identityEvents, reviewId, { type: 'MatchSettled', value });
  }
}
