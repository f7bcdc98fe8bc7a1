import { z } from 'zod';
import { DETAIL_KINDS } from '#domain';
import { moment } from '../../platform/validation/schemas.js';

const text = z.string().nullable();

const sources = z.array(z.uuid()).meta({ description: 'identityIds of the sources of the value' });

const key = z.string().meta({ description: 'Refers to the value in an edit' });
const editId = z.uuid().nullable().meta({ description: 'The edit that added or changed the value' });

export const personCard = z
  .object({
    id: z.uuid().meta({ description: 'The current id of the person, whichever of its ids was requested' }),
    version: z.string().meta({
      description: 'Changes with every change of the card; an edit contains the version that it was made for',
    }),
    name: text,
    firstName: text,
    middleName: text,
    lastName: text,
    prefix: text,
    suffix: text,
    phoneticFirstName: text,
    phoneticLastName: text,
    nickname: text,
    company: text,
    department: text,
    jobTitle: text,
    avatarUrl: text.meta({
      description:
        'The path of a picture that this API serves, or an address that an edit set. A picture that only its provider has is a detail',
    }),
    notes: text,
    contactInfo: z.array(
      z.object({
        type: z.string().meta({ description: 'email, phone, website or handle' }),
        value: z.string(),
        label: text,
        isPrimary: z.boolean(),
        key,
        sources,
        editId,
      }),
    ),
    addresses: z.array(
      z.object({
        label: text,
        street: text,
        extended: text,
        poBox: text,
        city: text,
        region: text,
        postalCode: text,
        country: text,
        countryCode: text,
        formatted: text,
        key,
        sources,
        editId,
      }),
    ),
    importantDates: z.array(
      z.object({
        label: z.string(),
        year: z.int().nullable(),
        month: z.int().nullable(),
        day: z.int().nullable(),
        text,
        key,
        sources,
        editId,
      }),
    ),
    organizations: z
      .array(z.object({ name: text, title: text, department: text, key: z.string(), sources }))
      .meta({ description: 'Those that company, jobTitle and department do not show' }),
    details: z
      .array(
        z.object({
          type: z.string().meta({
            description: `${DETAIL_KINDS.join(', ')}. otherName, otherNickname and otherNote: what sources have beside the fields. picture: further ones, and addresses of pictures that their provider keeps; to load one tells the provider`,
          }),
          label: text.meta({ description: 'Of a relation which one, of a custom field its name' }),
          value: z.string(),
          key,
          sources,
          editId,
        }),
      )
      .meta({ description: 'Everything that no other field has, by type' }),
    labels: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        provider: z.string(),
        accountId: z.string(),
        externalId: z.string(),
        system: z.boolean(),
        sources,
        editId,
        sameName: z
          .array(z.object({ id: z.uuid(), provider: z.string(), accountId: z.string(), externalId: z.string() }))
          .meta({ description: 'Labels of the same name in other accounts; they are removed together' }),
      }),
    ),
    sources: z.array(
      z.object({
        identityId: z.uuid(),
        provider: z.string(),
        accountId: z.string(),
        externalContactId: z.string(),
        sourceVersion: z.string(),
        firstSeenAt: moment,
        lastSeenAt: moment,
        deletedAt: moment.nullable(),
      }),
    ),
    metadata: z.record(z.string(), z.unknown()).meta({
      description:
        'Provenance. sources.contacts.fields: the source contact of each field. identities: these source contacts, and since when they have the values (Unix milliseconds). since: the fields whose values are newer. edits: the overridden fields, who edited them, and their values at the sources',
    }),
    lastActivity: z
      .object({
        type: z.string(),
        provider: z.string(),
        accountId: z.string(),
        fields: z.array(z.string()),
        occurredAt: moment,
      })
      .nullable(),
    pinned: z.boolean(),
    archived: z.boolean().meta({ description: 'Not in lists, unless they are asked for archived persons' }),
    archivalReview: z.boolean().meta({
      description: 'Every source has deleted the contact; the owner has not decided whether to keep the person',
    }),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Person' });
export type PersonCardView = z.output<typeof personCard>;
