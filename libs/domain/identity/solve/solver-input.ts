import type { Alias } from '../aliases/aliases.js';
import type { Features } from '../features/index.js';
import type { Judgement } from './judgements.js';

/** A source contact as the solver sees it. */
export interface Candidate {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly deleted: boolean;
  /** Unix milliseconds. */
  readonly firstObservedAt: number;
  readonly features: Features;
  /** What its provider called it, and when; beside what its features tell. */
  readonly aliases: readonly Alias[];
}

/** An identifier and everyone who bears it. */
export interface SolverIdentifier {
  readonly identifierId: string;
  readonly kind: string;
  /** null only where none of its holders is among the identities. */
  readonly value: string | null;
  readonly holders: readonly string[];
}

/** Borne by more than this, an identifier is a switchboard or a mailing list and links nobody. */
export const MAX_HOLDERS = 50;

/** A blocking key and everyone who bears it. */
export interface Block {
  /** The key, or its hash. */
  readonly key: string;
  readonly holders: readonly string[];
}

/**
 * What persons are made of. Holders that are not among `identities` count, and are left out. To solve a part of the world give
 * - every identity of each component (see `Assignment.componentId`) that may change,
 * - every identity that shares an identifier or a block with one that changes, and the components of those;
 * - for every identity given its identifiers, and for those that change their blocks, each with all who bear it;
 * - every judgement that names one of these identities, and those that name an identity such a judgement names.
 */
export interface SolverInput {
  readonly identities: readonly Candidate[];
  readonly identifiers: readonly SolverIdentifier[];
  readonly blocks: readonly Block[];
  readonly judgements: readonly Judgement[];
}
