import type { Contact } from '#contracts';
import type { KnownIdentity, PersonAssignment } from '#domain';
import type { KnownIdentifier } from '#identity-store';
import type { ReviewChanges } from '../reviews/update-reviews.js';

/** Which persons the identities of a scope belong to now, and what that changes. */
export interface Resolution {
  /** An identity without one is a person of its own. */
  readonly assignments: ReadonlyMap<string, PersonAssignment>;
  /** Members of the solved components as they were before. */
  readonly members: ReadonlyMap<string, KnownIdentity>;
  /** Members without a change in the batch that belong to another person now. */
  readonly moved: readonly KnownIdentity[];
  readonly movedContacts: ReadonlyMap<string, Contact>;
  /** The stored content of identities that the batch begins by deleting. */
  readonly storedContacts: ReadonlyMap<string, Contact>;
  readonly nowShared: readonly KnownIdentifier[];
  readonly reviews: ReviewChanges;
}

export const NOTHING_CHANGED: Resolution = {
  assignments: new Map(),
  members: new Map(),
  moved: [],
  movedContacts: new Map(),
  storedContacts: new Map(),
  nowShared: [],
  reviews: { proposed: [], settled: [] },
};
