import { z } from 'zod';
import { moment, uuid } from '../instances/instance.schemas.js';
import { parseCursor } from './cursor.js';

const MAX_PAGE = 200;

export const personParams = z.object({ id: uuid });

export const personQuery = z.strictObject({
  search: z
    .string()
    .trim()
    .max(200)
    // Postgres text cannot hold it.
    .refine((text) => !text.includes('\0'), 'Must be text')
    .optional()
    .meta({ description: 'Every word must be found in names, nickname, company, e-mails, phone numbers or handles' }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  cursor: z
    .string()
    .max(20_000)
    .refine((text) => parseCursor(text) !== undefined, 'Must be a nextCursor of an earlier answer')
    .optional()
    .meta({ description: 'nextCursor of the page before; keep the other parameters as they were' }),
});
export type PersonQuery = z.output<typeof personQuery>;

const text = z.string().nullable();

export const personListItem = z
  .object({
    id: z.uuid(),
    name: text,
    company: text,
    jobTitle: text,
    avatarUrl: text,
    emails: z.array(z.string()),
    phones: z.array(z.string()),
    labels: z.array(z.string()),
    sources: z.int().meta({ description: 'How many source contacts the person consists of' }),
  })
  .meta({ id: 'PersonListItem' });
export type PersonListItem = z.output<typeof personListItem>;

const sources = z.array(z.uuid()).meta({ description: 'identityIds of the sources that say so' });

export const personCard = z
  .object({
    id: z.uuid().meta({ description: 'The current id, also when another of the person was asked for' }),
    name: text,
    firstName: text,
    middleName: text,
    lastName: text,
    nickname: text,
    company: text,
    jobTitle: text,
    avatarUrl: text,
    notes: text,
    contactInfo: z.array(
      z.object({
        type: z.string().meta({ description: 'email, phone, website or handle' }),
        value: z.string(),
        label: text,
        isPrimary: z.boolean(),
        sources,
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
        sources,
      }),
    ),
    importantDates: z.array(
      z.object({
        label: z.string(),
        year: z.int().nullable(),
        month: z.int().nullable(),
        day: z.int().nullable(),
        text,
        sources,
      }),
    ),
    labels: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        provider: z.string(),
        accountId: z.string(),
        system: z.boolean(),
        sources,
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
        'sources.contacts.fields says of each field which source contact it came from; sources.contacts.identities what those are, and since when they say so (Unix milliseconds)',
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
    archivalReview: z.boolean().meta({ description: 'Every source has deleted the contact' }),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Person' });
export type PersonCardView = z.output<typeof personCard>;
