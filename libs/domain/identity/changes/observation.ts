import type { Contact, RawContact } from '#contracts';
import type { Features } from '../features/index.js';

export interface HeldIdentifier {
  readonly identifierId: string;
  readonly kind: string;
}

/** The canonical contact of a raw record, and what is derived from it. */
export interface ObservedContent {
  readonly contact: Contact;
  readonly hash: string;
  readonly features: Features;
  readonly identifiers: readonly HeldIdentifier[];
  /** Hashed blocking keys. */
  readonly blockingKeys: readonly string[];
  /** The aliases that the record carries. */
  readonly aliasNames: readonly string[];
}

/** A raw record with its canonical content; `content` is null for a deletion. */
export interface RecordObservation {
  readonly identityId: string;
  readonly raw: RawContact;
  readonly content: ObservedContent | null;
}
