import type { Contact } from '#contracts';
import type { CardAddress, CardContactInfo, CardDate, PersonCard, ScalarField } from '../card/person-card.js';

/** What a name has beside its parts, of the source contact that gives the name: a card has no fields for it. */
export type NameExtras = Pick<Contact, 'prefix' | 'suffix' | 'phoneticFirstName' | 'phoneticLastName'>;

/** What is written of a person into files that other programs read: its card, what its name has beside, and the names of its labels. */
export interface ExportedPerson extends Readonly<Pick<PersonCard, 'personId' | 'updatedAt' | ScalarField>>, NameExtras {
  readonly contactInfo: readonly Omit<CardContactInfo, 'position' | 'identityIds' | 'editId'>[];
  readonly addresses: readonly Omit<CardAddress, 'key' | 'position' | 'identityIds' | 'editId'>[];
  readonly importantDates: readonly Omit<CardDate, 'key' | 'identityIds' | 'editId'>[];
  /** Names, in any order. */
  readonly labels: readonly string[];
}

/** @param contact the source contact that gives the name; undefined when no source does */
export function nameExtras(contact: NameExtras | undefined): NameExtras {
  return {
    prefix: contact?.prefix ?? null,
    suffix: contact?.suffix ?? null,
    phoneticFirstName: contact?.phoneticFirstName ?? null,
    phoneticLastName: contact?.phoneticLastName ?? null,
  };
}

/** The number as every country dials it where it is known: a file does not tell in which country it was written. */
export function dialledNumber({ key, value }: Pick<CardContactInfo, 'key' | 'value'>): string {
  return key.startsWith('+') ? key : value;
}
