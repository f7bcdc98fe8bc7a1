import type { Address, Contact, ContactDate } from '#contracts';

/** One source contact of a person: the newest version that was read of it. */
export interface SourceContact {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly version: string;
  /** The source no longer has it; `contact` is its last content. */
  readonly deleted: boolean;
  /** Milliseconds since 1970, as all times here. */
  readonly firstObservedAt: number;
  /** When this version was read. */
  readonly observedAt: number;
  readonly revision: number;
  /** Since when it says what it says of the fields that changed after it was first observed; null when none did. */
  readonly fieldSince: FieldTimes | null;
  readonly contact: Contact;
}

export const SCALAR_FIELDS = [
  'name',
  'firstName',
  'middleName',
  'lastName',
  'nickname',
  'company',
  'jobTitle',
  'avatarUrl',
  'notes',
] as const;

/** A field of the card that has one value; null when no source says it. */
export type ScalarField = (typeof SCALAR_FIELDS)[number];

export type FieldTimes = Readonly<Partial<Record<ScalarField, number>>>;

/** Where the value of a scalar field comes from. */
export interface FieldSource {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly version: string;
  /** When the first version that says so without a break was read. */
  readonly since: number;
}

/** A scalar field that somebody set by hand, and what the sources say of it now. */
export interface OverriddenField {
  readonly editId: string;
  readonly identityId: string;
  readonly actor: string;
  readonly since: number;
  readonly sourceValue: string | null;
  readonly sourceIdentityId: string | null;
}

interface Attributed {
  /** The source contacts that give the value, sorted; none for what was only typed by hand. */
  readonly identityIds: readonly string[];
  /** The edit that put it here or changed it. */
  readonly editId: string | null;
}

export interface CardContactInfo extends Attributed {
  readonly type: 'email' | 'phone' | 'website' | 'handle';
  readonly value: string;
  /** The source's label; for a handle the service. */
  readonly label: string | null;
  /** At most one of each type. */
  readonly primary: boolean;
  /** Unique within the type: normalised e-mail, E.164 or digits, lower-cased URL, service:name. */
  readonly key: string;
  /** From 0, over all types. */
  readonly position: number;
}

export interface CardAddress extends Attributed, Omit<Address, 'primary'> {
  /** Unique: the parts, folded. */
  readonly key: string;
  /** From 0. */
  readonly position: number;
}

export interface CardDate extends Attributed, ContactDate {
  /** Unique: label and parts. */
  readonly key: string;
}

export interface CardGroup extends Attributed {
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
}

/** What is known of a person, each value with where it comes from. */
export interface PersonCard extends Readonly<Record<ScalarField, string | null>> {
  readonly personId: string;
  readonly contactInfo: readonly CardContactInfo[];
  readonly addresses: readonly CardAddress[];
  readonly importantDates: readonly CardDate[];
  /** Sorted by provider, account and external id. */
  readonly groups: readonly CardGroup[];
  /** For every scalar field that has a value from a source. */
  readonly fieldSources: Readonly<Partial<Record<ScalarField, FieldSource>>>;
  readonly overriddenFields: Readonly<Partial<Record<ScalarField, OverriddenField>>>;
  /** All source contacts, sorted. */
  readonly identityIds: readonly string[];
  readonly pinned: boolean;
  /** archived: put away by hand. deleted: it was made here and deleted again, and no source ever knew it. */
  readonly state: 'active' | 'archived' | 'deleted';
  /** No source has the contact any more, and nobody has said what becomes of the person. */
  readonly archivalReview: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly revision: number;
}
