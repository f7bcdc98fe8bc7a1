import { z } from 'zod';
import { pageQuery } from '../../../platform/paging/page-query.js';
import { uuid } from '../../../platform/validation/schemas.js';
import { personCursor } from './person-cursor.js';

export const personParams = z.object({ id: uuid });

export const cardQuery = z.strictObject({
  after: uuid.optional().meta({ description: 'An editId: waits a few seconds until that edit is in the card' }),
  as_of: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'The card at that time: from the records observed and the edits made until then' }),
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
        'Each word must be the beginning of a word of the names, nickname, company, job title, e-mail addresses, phone numbers (in any notation) or handles. If nothing matches, similar names are found',
    }),
  archived: z.enum(['true', 'false']).default('false').meta({ description: 'true: archived persons only' }),
  ...pageQuery(personCursor),
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
    sources: z.int().meta({ description: 'The number of source contacts of the person' }),
  })
  .meta({ id: 'PersonListItem' });
export type PersonListItem = z.output<typeof personListItem>;

export const listItemExample: PersonListItem = {
  id: '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21',
  name: 'Noor de Vries',
  company: 'Harbour Choir',
  jobTitle: 'Conductor',
  avatarUrl: null,
  pinned: false,
  emails: ['noor@example.org'],
  phones: ['+31 20 123 4567'],
  labels: ['Choir'],
  sources: 1,
};
