import type { SourceContact } from './person-card.js';
import { sourceStep } from './source-step.js';

/** A source contact through time. */
export interface Timeline {
  readonly identityId: string;
  /** What was read of it, in that order; at least one. */
  readonly states: readonly SourceContact[];
  /** From one person to another, in that order. */
  readonly moves: readonly { readonly at: number; readonly from: string; readonly to: string }[];
  /** The person that has it now. */
  readonly personId: string;
}

/** To which person it belonged at a moment; undefined before it was first read. */
export function personAt({ states, moves, personId }: Timeline, moment: number): string | undefined {
  const [first] = states;
  if (first === undefined || first.observedAt > moment) return undefined;
  const last = moves.findLast(({ at }) => at <= moment);
  return last?.to ?? moves[0]?.from ?? personId;
}

/** What it said at a moment, and since when; undefined before it was first read. */
export function sourceAt({ states }: Timeline, moment: number): SourceContact | undefined {
  const until = states.filter(({ observedAt }) => observedAt <= moment);
  return until.reduce<SourceContact | undefined>((before, state) => {
    return sourceStep(before, { ...state, fieldSince: null }).after;
  }, undefined);
}
