import type { Alias } from '../aliases/aliases.js';
import type { Features } from '../features/index.js';
import type { Judgement } from './judgements.js';

/** A source record as the solver sees it. */
export interface Candidate {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly deleted: boolean;
  /** Unix milliseconds. */
  readonly firstObservedAt: number;
  readonly features: Features;
  /** Aliases of its provider with their validity intervals, beside the identifiers of its features. */
  readonly aliases: readonly Alias[];
}

/** An identifier and all its holders. */
export interface SolverIdentifier {
  readonly identifierId: string;
  readonly kind: string;
  /** null only where none of its holders is among the identities. */
  readonly value: string | null;
  readonly holders: readonly string[];
}

/** An identifier with more holders than this is a switchboard or a mailing list and links nobody. */
export const MAX_HOLDERS = 50;

/** A blocking key and all its holders. */
export interface Block {
  /** The key, or its hash. */
  readonly key: string;
  readonly holders: readonly string[];
}

/**
 * Holders that are not among `identities` count, but are not assigned. To solve a part of all identities give
 * - every identity of each component (see `PersonAssignment.componentId`) that may change,
 * - every identity that shares an identifier or a block with one that changes, and the components of those;
 * - the identifiers of every identity, and the blocks of those that change, each with all its holders;
 * - every judgement that names one of these identities, and those that name an identity which such a judgement names.
 */
export interface SolverInput {
  readonly identities: readonly Candidate[];
  readonly identifiers: readonly SolverIdentifier[];
  readonly blocks: readonly Block[];
  readonly judgements: readonly Judgement[];
}
