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

/** Where the value of a scalar field comes from. */
export interface FieldSource {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly version: string;
  /** When the version that says so was read: since then at the latest. */
  readonly since: number;
}

/** The source contacts that give a value, sorted. */
interface Attributed {
  readonly identityIds: readonly string[];
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
  /** For every scalar field that has a value. */
  readonly fieldSources: Readonly<Partial<Record<ScalarField, FieldSource>>>;
  /** No source has the contact any more. */
  readonly archivalReview: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly revision: number;
}
