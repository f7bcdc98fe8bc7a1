import type {
  CardAddress,
  CardContactInfo,
  CardDate,
  CardDetail,
  CardOrganization,
  PersonCard,
  ScalarField,
} from '../card/person-card.js';

/** A picture that Kith stores, as text for a file. */
export interface ExportedPicture {
  /** By which avatarUrl or a detail refers to it. */
  readonly path: string;
  readonly mediaType: string;
  readonly base64: string;
}

/** A person as exported into files: the card, the names of the labels and the pictures that Kith stores. */
export interface ExportedPerson extends Readonly<Pick<PersonCard, 'personId' | 'updatedAt' | ScalarField>> {
  readonly contactInfo: readonly Omit<CardContactInfo, 'position' | 'identityIds' | 'editId'>[];
  readonly addresses: readonly Omit<CardAddress, 'key' | 'position' | 'identityIds' | 'editId'>[];
  readonly importantDates: readonly Omit<CardDate, 'key' | 'identityIds' | 'editId'>[];
  readonly organizations: readonly Omit<CardOrganization, 'key' | 'identityIds'>[];
  readonly details: readonly Pick<CardDetail, 'kind' | 'label' | 'value'>[];
  readonly pictures: readonly ExportedPicture[];
  /** Names, in any order. */
  readonly labels: readonly string[];
}

/** E.164 if it is known: the reader of a file does not know in which country a number was written. */
export function dialledNumber({ key, value }: Pick<CardContactInfo, 'key' | 'value'>): string {
  return key.startsWith('+') ? key : value;
}
