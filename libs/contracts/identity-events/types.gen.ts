// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** Which person one source contact belongs to now, with the contact itself. Later revisions of an identity replace earlier ones. */
export interface ContactResolved {
  /** Name-based uuid over provider, account and external id. */
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  /** The person that this identity belongs to from this revision on. */
  readonly personId: string;
  /** Set when the identity moved here from another person. */
  readonly previousPersonId: string | null;
  /** Grows with every event of one identity; never used twice. */
  readonly revision: number;
  readonly rule: 'UNKNOWN' | 'NEW' | 'SOURCE_LINK' | 'EMAIL' | 'PHONE' | 'RESOLVED_AGAIN' | 'ALIAS' | 'SCORE' | 'JUDGEMENT' | 'HANDLE';
  /** The source no longer has the contact; its last content stays. */
  readonly deleted: boolean;
  /** The raw record's version. */
  readonly version: string;
  /** When this version was read. */
  readonly observedAt: number;
  /** When the identity was first read. */
  readonly firstObservedAt: number;
  readonly contact: Contact;
}

/** The canonical contact: what one source says of one person, normalised. null means that the source does not say. */
export interface Contact {
  readonly displayName: string | null;
  readonly prefix: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly suffix: string | null;
  readonly nickname: string | null;
  readonly phoneticFirstName: string | null;
  readonly phoneticLastName: string | null;
  readonly emails: readonly Email[];
  readonly phones: readonly Phone[];
  readonly addresses: readonly Address[];
  readonly organizations: readonly Organization[];
  readonly dates: readonly ContactDate[];
  readonly urls: readonly Url[];
  readonly handles: readonly Handle[];
  readonly photos: readonly Photo[];
  readonly custom: readonly CustomField[];
  /** External ids of the groups the contact is in, sorted. */
  readonly groups: readonly string[];
  readonly notes: string | null;
  /** A set, sorted. */
  readonly details: readonly Detail[];
}

export interface Email {
  /** As the source wrote it. */
  readonly value: string;
  /** Trimmed, lower case, IDNA domain. */
  readonly normalized: string;
  readonly label: string | null;
  readonly primary: boolean;
}

export interface Phone {
  /** As the source wrote it. */
  readonly value: string;
  /** E.164 with leading +, plus ";ext=" where there is one; null when the number is not possible. */
  readonly e164: string | null;
  readonly label: string | null;
  readonly primary: boolean;
}

export interface Address {
  readonly label: string | null;
  readonly primary: boolean;
  readonly street: string | null;
  readonly extended: string | null;
  readonly poBox: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string | null;
  readonly formatted: string | null;
}

export interface Organization {
  readonly name: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly primary: boolean;
}

/** A date of a person's life; parts that are not known are null. */
export interface ContactDate {
  /** birthday, anniversary, or the source's own word. */
  readonly label: string;
  readonly year: number | null;
  /** 1 to 12 */
  readonly month: number | null;
  /** 1 to 31 */
  readonly day: number | null;
  /** The source's words when it gave no date. */
  readonly text: string | null;
}

export interface Url {
  readonly value: string;
  readonly label: string | null;
}

/** A user name on another service. */
export interface Handle {
  /** Lower case. */
  readonly service: string;
  readonly value: string;
  readonly label: string | null;
}

export interface Photo {
  /** http(s), where the provider keeps it; or urn:kith:picture:<SHA-256 in hexadecimal> of a picture that the card contained. */
  readonly url: string;
  readonly primary: boolean;
}

export interface CustomField {
  readonly key: string;
  readonly value: string;
}

/** A value that the contact has no other field for. */
export interface Detail {
  /** relation, gender, role, occupation, externalId, location and others; the domain lists them. Of values that have a field of their own, otherName, otherNickname and otherNote hold what is beyond the first. */
  readonly kind: string;
  /** Of a relation which one; otherwise the source's word for the use of the value. */
  readonly label: string | null;
  readonly value: string;
}

/** An identifier is borne by people of different names: it identifies nobody any more. */
export interface IdentifierShared {
  /** Hash of kind and value; the value itself is not told. */
  readonly identifierId: string;
  /** email or phone. */
  readonly kind: string;
  /** All who bear it, sorted. */
  readonly identityIds: readonly string[];
  readonly revision: number;
  readonly occurredAt: number;
}

/** Two identities may be one person; a person is asked. Proposed again when the score changes. */
export interface MatchProposed {
  /** Name-based uuid over the two identities: the same pair always has the same. */
  readonly reviewId: string;
  /** Two, sorted. */
  readonly identityIds: readonly string[];
  /** Log-odds in bits that they are one person. */
  readonly score: number;
  readonly revision: number;
  /** When that was said which caused it: observedAt of a record, madeAt of an edit. */
  readonly occurredAt: number;
}

/** A proposed match is not open any more. */
export interface MatchSettled {
  readonly reviewId: string;
  /** Two, sorted. */
  readonly identityIds: readonly string[];
  readonly outcome: 'UNKNOWN' | 'SAME' | 'NOT_SAME' | 'GONE';
  readonly revision: number;
  /** When that was said which caused it: observedAt of a record, madeAt of an edit. */
  readonly occurredAt: number;
}

/** Identities left a person: what had joined them no longer does. */
export interface PersonSplit {
  readonly personId: string;
  readonly fromPersonId: string;
  /** The identities concerned, sorted. */
  readonly identityIds: readonly string[];
  readonly revision: number;
  /** observedAt of the record that caused it. */
  readonly occurredAt: number;
}

/** Persons turned out to be one. Every absorbed id leads to personId for ever. */
export interface PersonsMerged {
  readonly personId: string;
  /** Sorted. */
  readonly absorbedPersonIds: readonly string[];
  /** The identities concerned, sorted. */
  readonly identityIds: readonly string[];
  readonly revision: number;
  /** observedAt of the record that caused it. */
  readonly occurredAt: number;
}
