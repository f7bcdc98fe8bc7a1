import type { CardAddress, CardContactInfo, CardDate, PersonCard, ScalarField } from '../card/person-card.js';

/** What is written of a person into files that other programs read. A `PersonCard` has it all but the names of its labels. */
export interface ExportedPerson extends Readonly<Pick<PersonCard, 'personId' | 'updatedAt' | ScalarField>> {
  readonly contactInfo: readonly Omit<CardContactInfo, 'position' | 'identityIds' | 'editId'>[];
  readonly addresses: readonly Omit<CardAddress, 'key' | 'position' | 'identityIds' | 'editId'>[];
  readonly importantDates: readonly Omit<CardDate, 'key' | 'identityIds' | 'editId'>[];
  /** Names, in any order. */
  readonly labels: readonly string[];
}

/** The number as every country dials it where it is known: a file does not tell in which country it was written. */
export function dialledNumber({ key, value }: Pick<CardContactInfo, 'key' | 'value'>): string {
  return key.startsWith('+') ? key : value;
}
