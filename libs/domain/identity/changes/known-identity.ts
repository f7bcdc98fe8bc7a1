import type { AliasName } from '../aliases/index.js';
import type { Candidate } from '../solve/index.js';

/** A candidate, and the ids of the identifiers that it holds. */
export interface Holder extends Candidate {
  readonly identifiers: readonly string[];
}

/** An identity as it is stored. Times are Unix milliseconds. */
export interface KnownIdentity extends Holder {
  readonly externalId: string;
  readonly personId: string;
  /** The identities that may change their person together have one component; its own id when nothing links it with another. */
  readonly componentId: string;
  readonly version: string;
  readonly contentHash: string;
  readonly observedAt: number;
  readonly aliasNames: readonly AliasName[];
}
