import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** JSON of crm.contacts.organizations, as the projector writes it. */
export interface StoredOrganization {
  readonly name: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly key: string;
  readonly identityIds: string[];
}

/** JSON of crm.contacts.details. */
export interface StoredDetail {
  readonly kind: string;
  readonly label: string | null;
  readonly value: string;
  readonly key: string;
  readonly identityIds: string[];
  readonly editId: string | null;
}

/** One row per person. `metadata.sources.contacts` names, for each field, the source contact it came from. */
export const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contacts',
  schema: 'crm',
  properties: {
    id: p.uuid().primary(),
    name: p.text().nullable(),
    firstName: p.text().nullable(),
    middleName: p.text().nullable(),
    lastName: p.text().nullable(),
    prefix: p.text().nullable(),
    suffix: p.text().nullable(),
    phoneticFirstName: p.text().nullable(),
    phoneticLastName: p.text().nullable(),
    nickname: p.text().nullable(),
    company: p.text().nullable(),
    department: p.text().nullable(),
    jobTitle: p.text().nullable(),
    avatarUrl: p.text().nullable(),
    notes: p.text().nullable(),
    organizations: p.json<StoredOrganization[]>(),
    details: p.json<StoredDetail[]>(),
    sortName: p.text(),
    metadata: p.json<Record<string, unknown>>(),
    pinned: p.boolean(),
    state: p.text(),
    archivalReview: p.boolean(),
    revision: p.bigint('string'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
export type Contact = InferEntity<typeof Contact>;

/** A source contact and its person. `contact` is the canonical contact; `readContact` decodes it. */
export const SourceLink = defineEntity({
  name: 'SourceLink',
  tableName: 'contacts_source_links',
  schema: 'crm',
  properties: {
    identityId: p.uuid().primary(),
    provider: p.text(),
    accountId: p.text(),
    externalContactId: p.text(),
    localContactId: p.uuid(),
    sourceVersion: p.text(),
    revision: p.bigint('string'),
    firstSeenAt: p.datetime(),
    lastSeenAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
    accountRemovedAt: p.datetime().nullable(),
    contact: p.blob(),
  },
});
export type SourceLink = InferEntity<typeof SourceLink>;

export const ContactInfo = defineEntity({
  name: 'ContactInfo',
  tableName: 'contact_info',
  schema: 'crm',
  properties: {
    contactId: p.uuid().primary(),
    type: p.text().primary(),
    valueKey: p.text().primary(),
    value: p.text(),
    label: p.text().nullable(),
    isPrimary: p.boolean(),
    position: p.integer(),
    identityIds: p.type('uuid[]').$type<string[]>(),
    editId: p.uuid().nullable(),
  },
});
export type ContactInfo = InferEntity<typeof ContactInfo>;

export const Address = defineEntity({
  name: 'Address',
  tableName: 'addresses',
  schema: 'crm',
  properties: {
    contactId: p.uuid().primary(),
    addressKey: p.text().primary(),
    position: p.integer(),
    label: p.text().nullable(),
    street: p.text().nullable(),
    extended: p.text().nullable(),
    poBox: p.text().nullable(),
    city: p.text().nullable(),
    region: p.text().nullable(),
    postalCode: p.text().nullable(),
    country: p.text().nullable(),
    countryCode: p.text().nullable(),
    formatted: p.text().nullable(),
    identityIds: p.type('uuid[]').$type<string[]>(),
    editId: p.uuid().nullable(),
  },
});
export type Address = InferEntity<typeof Address>;

export const ImportantDate = defineEntity({
  name: 'ImportantDate',
  tableName: 'important_dates',
  schema: 'crm',
  properties: {
    contactId: p.uuid().primary(),
    dateKey: p.text().primary(),
    label: p.text(),
    year: p.integer().nullable(),
    month: p.integer().nullable(),
    day: p.integer().nullable(),
    text: p.text().nullable(),
    identityIds: p.type('uuid[]').$type<string[]>(),
    editId: p.uuid().nullable(),
  },
});
export type ImportantDate = InferEntity<typeof ImportantDate>;

export const Label = defineEntity({
  name: 'Label',
  tableName: 'labels',
  schema: 'crm',
  properties: {
    id: p.uuid().primary(),
    provider: p.text(),
    accountId: p.text(),
    externalId: p.text(),
    name: p.text(),
    system: p.boolean(),
    deleted: p.boolean(),
    rawOffset: p.bigint('string'),
  },
});
export type Label = InferEntity<typeof Label>;

export const ContactLabel = defineEntity({
  name: 'ContactLabel',
  tableName: 'contact_labels',
  schema: 'crm',
  properties: {
    contactId: p.uuid().primary(),
    labelId: p.uuid().primary(),
    identityIds: p.type('uuid[]').$type<string[]>(),
    editId: p.uuid().nullable(),
  },
});
export type ContactLabel = InferEntity<typeof ContactLabel>;

export const Activity = defineEntity({
  name: 'Activity',
  tableName: 'activity_feed',
  schema: 'crm',
  properties: {
    identityId: p.uuid().primary(),
    id: p.uuid().primary(),
    type: p.text(),
    provider: p.text(),
    accountId: p.text(),
    externalId: p.text(),
    details: p.json<{ fields?: string[]; values?: { identityId: string; value: string }[] }>(),
    occurredAt: p.datetime(),
  },
});
export type Activity = InferEntity<typeof Activity>;
