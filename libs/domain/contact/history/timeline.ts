import type { SourceContact } from '../source-contact.js';
import { sourceStep } from './source-step.js';

/** The history of a source contact. */
export interface Timeline {
  readonly identityId: string;
  /** Its observations, oldest first; at least one. */
  readonly states: readonly SourceContact[];
  /** Its moves between persons, oldest first. */
  readonly moves: readonly { readonly at: number; readonly from: string; readonly to: string }[];
  /** The person that it belongs to now. */
  readonly personId: string;
}

/** The person that the contact belonged to at a moment; undefined before its first observation. */
export function personAt({ states, moves, personId }: Timeline, moment: number): string | undefined {
  const [first] = states;
  if (first === undefined || first.observedAt > moment) return undefined;
  const last = moves.findLast(({ at }) => at <= moment);
  return last?.to ?? moves[0]?.from ?? personId;
}

/** The contact as it was at a moment, with `fieldSince`; undefined before its first observation. */
export function sourceAt({ states }: Timeline, moment: number): SourceContact | undefined {
  const until = states.filter(({ observedAt }) => observedAt <= moment);
  return until.reduce<SourceContact | undefined>((before, state) => {
    return sourceStep(before, { ...state, fieldSince: null }).after;
  }, undefined);
}
