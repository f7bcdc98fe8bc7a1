// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** Somebody said which identities are one person, or are not. Where two judgements contradict each other the later one holds, by madeAt and then by judgementId, whichever is read first. */
export interface JudgementMade {
  readonly judgementId: string;
  readonly verdict: 'UNKNOWN' | 'SAME' | 'NOT_SAME' | 'UNSURE';
  /** Identity ids, no id twice. An identity may arrive after the judgement that names it. */
  readonly groups: readonly (readonly string[])[];
  readonly reason: 'UNKNOWN' | 'MERGE' | 'SPLIT' | 'REVIEW';
  /** The review that was decided. */
  readonly reviewId: string | null;
  /** Who said so: the id of an API key. */
  readonly actor: string;
  readonly madeAt: number;
}

/** A judgement is taken back for good, as if it had never been made; it may be read before the judgement. */
export interface JudgementWithdrawn {
  readonly judgementId: string;
  /** Who said so: the id of an API key. */
  readonly actor: string;
  readonly madeAt: number;
}
