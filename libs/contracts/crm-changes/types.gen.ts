// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** A person's card after a change. A null value (tombstone) means that the id no longer has a card of its own. */
export interface PersonChanged {
  readonly personId: string;
  /** Grows with every change of the card. A label that is renamed sends the card again with the same revision. */
  readonly revision: number;
  readonly name: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly phoneticFirstName: string | null;
  readonly phoneticLastName: string | null;
  readonly nickname: string | null;
  readonly company: string | null;
  readonly department: string | null;
  readonly jobTitle: string | null;
  readonly avatarUrl: string | null;
  readonly notes: string | null;
  readonly contactInfo: readonly ContactInfo[];
  readonly addresses: readonly CardAddress[];
  readonly importantDates: readonly ImportantDate[];
  readonly organizations: readonly CardOrganization[];
  /** Everything else that a contact says. */
  readonly details: readonly CardDetail[];
  /** Names, sorted. */
  readonly labels: readonly string[];
  /** The source contacts the card is folded from, those that give no value and those that are deleted included; sorted. */
  readonly identityIds: readonly string[];
  /** Every source has deleted the contact, and nobody has said yet whether it stays. */
  readonly archivalReview: boolean;
  readonly updatedAt: number;
  readonly pinned: boolean;
  /** Hidden from lists. */
  readonly archived: boolean;
  /** The single-valued fields that hold what a person set by hand, sorted. */
  readonly editedFields: readonly string[];
}

export interface ContactInfo {
  /** email, phone, website, handle or other. */
  readonly type: string;
  readonly value: string;
  readonly label: string | null;
  readonly primary: boolean;
}

export interface CardAddress {
  readonly label: string | null;
  readonly street: string | null;
  readonly extended: string | null;
  readonly poBox: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly formatted: string | null;
}

export interface ImportantDate {
  readonly label: string;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly text: string | null;
}

export interface CardOrganization {
  readonly name: string | null;
  readonly title: string | null;
  readonly department: string | null;
}

export interface CardDetail {
  /** Such as relation, otherNote, gender or custom. */
  readonly kind: string;
  readonly label: string | null;
  readonly value: string;
}
