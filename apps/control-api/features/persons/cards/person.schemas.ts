import { z } from 'zod';
import { moment, uuid } from '../../accounts/accounts/account.schemas.js';
import { parseCursor } from '../../../platform/paging/cursor.js';

const MAX_PAGE = 200;

export const personParams = z.object({ id: uuid });

export const cardQuery = z.strictObject({
  after: uuid.optional().meta({ description: 'An editId: waits some seconds until that edit is in the card' }),
  as_of: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'The card as it was then, by what was known then and the edits made until then' }),
});
export type CardQuery = z.output<typeof cardQuery>;

export const personQuery = z.strictObject({
  search: z
    .string()
    .trim()
    .max(200)
    // Postgres text cannot hold it.
    .refine((text) => !text.includes('\0'), 'Must be text')
    .optional()
    .meta({
      description:
        'Every word must begin a word of the names, nickname, company, job title, e-mail addresses, phone numbers (written in any way) or handles; when nobody is found, names that are alike',
    }),
  archived: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: those that were put away by hand, and only those' }),
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
    pinned: z.boolean(),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
    labels: z.array(z.string()),
    sources: z.int().meta({ description: 'How many source contacts the person consists of' }),
  })
  .meta({ id: 'PersonListItem' });
export type PersonListItem = z.output<typeof personListItem>;

const sources = z.array(z.uuid()).meta({ description: 'identityIds of the sources that say so' });

const key = z.string().meta({ description: 'Names the value in an edit' });
const editId = z.uuid().nullable().meta({ description: 'The edit by hand that put it here or changed it' });

export const personCard = z
  .object({
    id: z.uuid().meta({ description: 'The current id, also when another of the person was asked for' }),
    version: z.string().meta({ description: 'Changes with every change; an edit names the version it was made for' }),
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
        'sources.contacts.fields says of each field which source contact it came from; identities what those are, and since when they say so (Unix milliseconds); since, of which fields they do only since later; edits, which fields were set by hand, by whom, and what the sources say of them now',
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
    archived: z.boolean().meta({ description: 'Put away by hand: not in lists' }),
    archivalReview: z
      .boolean()
      .meta({ description: 'Every source has deleted the contact, and nobody has said what becomes of the person' }),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Person' });
export type PersonCardView = z.output<typeof personCard>;
