import type { NameMatch } from '../names/compare-names.js';
import type { Similarity } from '../names/part-similarity.js';
import type { BirthdayLevel, CodeLevel, PartLevel, StreetLevel } from './weights.js';

interface Piece {
  /** Bits; negative when it counts against a match. */
  readonly weight: number;
  /** The two values, where there are any to show. */
  readonly a?: string;
  readonly b?: string;
}

/** How two names agree that can be compared. */
export type ComparableMatch = Exclude<NameMatch, 'notComparable' | 'unknown'>;

/** Names in Latin letters are compared part by part, names in other scripts as a whole. */
export type NameLevel =
  | { readonly given: Similarity; readonly family: Similarity; readonly swapped: boolean }
  | { readonly whole: ComparableMatch };

/** How close the best pair of addresses is. Holders of one landline live or work at one place. */
export type Nearness = 'one house' | 'one area' | 'similar' | 'differs' | 'same landline';

/** Parts that one of the two addresses lacks are left out. */
export interface PlaceParts {
  readonly street?: StreetLevel;
  readonly extended?: PartLevel;
  readonly city?: PartLevel | 'metropolis';
  readonly code?: CodeLevel;
  readonly region?: PartLevel;
}

export interface WorkParts {
  readonly title?: 'same' | 'differs';
  readonly organization?: 'same' | 'differs';
}

export interface NameEvidence extends Piece {
  readonly family: 'name';
  readonly level: NameLevel;
}

export interface BirthdayEvidence extends Piece {
  readonly family: 'birthday';
  readonly level: BirthdayLevel;
}

export interface PlaceEvidence extends Piece {
  readonly family: 'place';
  readonly level: { readonly nearness: Nearness; readonly parts: PlaceParts };
}

export interface WorkEvidence extends Piece {
  readonly family: 'work';
  readonly level: WorkParts;
}

export interface IdentifierEvidence extends Piece {
  readonly family: 'email' | 'phone' | 'handle';
  readonly level: 'exact' | 'shared' | 'same mailbox' | 'slip' | 'same ending';
}

export interface AliasEvidence extends Piece {
  readonly family: 'alias';
  readonly level: 'exact';
}

export interface AccountEvidence extends Piece {
  readonly family: 'account';
  readonly level: 'two entries';
}

/** How two records agree or differ in one family of fields. Plain JSON. */
export type Evidence =
  | NameEvidence
  | BirthdayEvidence
  | PlaceEvidence
  | WorkEvidence
  | IdentifierEvidence
  | AliasEvidence
  | AccountEvidence;

/** Families of evidence are independent of each other; within one family pieces of evidence depend on each other. */
export type Family = Evidence['family'];

/** The evidence of one family; undefined where the two records cannot be compared in it. */
export function evidenceOf<F extends 'name' | 'birthday' | 'work'>(
  evidence: readonly Evidence[],
  family: F,
): Extract<Evidence, { family: F }> | undefined {
  return evidence.find((piece): piece is Extract<Evidence, { family: F }> => piece.family === family);
}

/** Reasons for which no rule and no score joins two records without asking. */
export type Veto = 'generation' | 'birthday' | 'name';
