import type { Contact } from '#contracts';
import type { FieldTimes } from './card/person-card.js';

/** The newest version of one source record that was read as a contact. */
export interface SourceContact {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly version: string;
  /** The source no longer has it; `contact` is its last content. */
  readonly deleted: boolean;
  /** Unix milliseconds, as all times here. */
  readonly firstObservedAt: number;
  /** When this version was read. */
  readonly observedAt: number;
  readonly revision: number;
  /** When the fields that changed after the first observation got their present value; null if none changed. */
  readonly fieldSince: FieldTimes | null;
  /** When its account was removed with its contacts; null if it was not. Such a source gives the card no value. */
  readonly accountRemovedAt: number | null;
  readonly contact: Contact;
}

/** A source contact and the person that it belongs to. */
export interface LinkedContact extends SourceContact {
  readonly personId: string;
}
