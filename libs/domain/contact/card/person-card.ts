import type { Address, ContactDate, Organization } from '#contracts';
import type { DetailKind } from '../details/detail-kinds.js';

export const SCALAR_FIELDS = [
  'name',
  'firstName',
  'middleName',
  'lastName',
  'prefix',
  'suffix',
  'phoneticFirstName',
  'phoneticLastName',
  'nickname',
  'company',
  'department',
  'jobTitle',
  'avatarUrl',
  'notes',
] as const;

/** A field of the card that has one value, or null. */
export type ScalarField = (typeof SCALAR_FIELDS)[number];

/** Unix milliseconds by field, as all times here. */
export type FieldTimes = Readonly<Partial<Record<ScalarField, number>>>;

/** Where the value of a scalar field comes from. */
export interface FieldSource {
  readonly identityId: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly version: string;
  /** When the source first had this value; it has had it without a break since then. */
  readonly since: number;
}

/** An edit of a scalar field, and the value that the sources give for it now. */
export interface OverriddenField {
  readonly editId: string;
  readonly identityId: string;
  readonly actor: string;
  readonly since: number;
  readonly sourceValue: string | null;
  /** The source that gives `sourceValue`; null if none does. */
  readonly sourceIdentityId: string | null;
}

interface Attributed {
  /** The source contacts that have the value, sorted; empty if only an edit has it. */
  readonly identityIds: readonly string[];
  /** The last edit that added or changed the value; null if only sources have it. */
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

/** A value that no other field of the card has: a relation, a further note, a custom field. */
export interface CardDetail extends Attributed {
  readonly kind: DetailKind;
  /** Of a relation which one, of a custom field its name. */
  readonly label: string | null;
  readonly value: string;
  /** Unique: kind, label and value. */
  readonly key: string;
}

/** An organization beyond company, job title and department of the card. */
export interface CardOrganization extends Omit<Organization, 'primary'> {
  /** Unique: the parts, folded. */
  readonly key: string;
  /** The source contacts that have it, sorted. */
  readonly identityIds: readonly string[];
}

/** The read model of a person: each value with its provenance. */
export interface PersonCard extends Readonly<Record<ScalarField, string | null>> {
  readonly personId: string;
  readonly contactInfo: readonly CardContactInfo[];
  readonly addresses: readonly CardAddress[];
  readonly importantDates: readonly CardDate[];
  readonly organizations: readonly CardOrganization[];
  /** By kind, then key. */
  readonly details: readonly CardDetail[];
  /** Sorted by provider, account and external id. */
  readonly groups: readonly CardGroup[];
  /** For every scalar field that has a value from a source. */
  readonly fieldSources: Readonly<Partial<Record<ScalarField, FieldSource>>>;
  readonly overriddenFields: Readonly<Partial<Record<ScalarField, OverriddenField>>>;
  /** All source contacts, sorted. */
  readonly identityIds: readonly string[];
  readonly pinned: boolean;
  /** archived: by an edit. deleted: all its contacts were made in Kith and deleted again. */
  readonly state: 'active' | 'archived' | 'deleted';
  /** No source has the contact any more, and no edit has decided whether the person stays. */
  readonly archivalReview: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly revision: number;
}
