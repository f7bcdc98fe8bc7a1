import type { Contact } from '#contracts';
import type { CardAddress, CardContactInfo, CardDate, PersonCard, ScalarField } from '../card/person-card.js';

/** The parts of a name that a person's card has no fields for, from the source contact of the name. */
export type NameExtras = Pick<Contact, 'prefix' | 'suffix' | 'phoneticFirstName' | 'phoneticLastName'>;

/** A person as exported into files: the card, the further parts of the name, and the names of the labels. */
export interface ExportedPerson extends Readonly<Pick<PersonCard, 'personId' | 'updatedAt' | ScalarField>>, NameExtras {
  readonly contactInfo: readonly Omit<CardContactInfo, 'position' | 'identityIds' | 'editId'>[];
  readonly addresses: readonly Omit<CardAddress, 'key' | 'position' | 'identityIds' | 'editId'>[];
  readonly importantDates: readonly Omit<CardDate, 'key' | 'identityIds' | 'editId'>[];
  /** Names, in any order. */
  readonly labels: readonly string[];
}

/** @param contact the source contact of the name; undefined if no source has one. */
export function nameExtras(contact: NameExtras | undefined): NameExtras {
  return {
    prefix: contact?.prefix ?? null,
    suffix: contact?.suffix ?? null,
    phoneticFirstName: contact?.phoneticFirstName ?? null,
    phoneticLastName: contact?.phoneticLastName ?? null,
  };
}

/** E.164 if it is known: the reader of a file does not know in which country a number was written. */
export function dialledNumber({ key, value }: Pick<CardContactInfo, 'key' | 'value'>): string {
  return key.startsWith('+') ? key : value;
}
