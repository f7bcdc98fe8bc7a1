import { z } from 'zod';
import { cursorCodec } from '../../../platform/paging/cursor.js';
import { pageQuery } from '../../../platform/paging/page-query.js';
import { moment } from '../../../platform/validation/schemas.js';

/** `at`: Unix milliseconds. Entries are ordered by it, the latest first, then by key. */
export const historyCursor = cursorCodec({ at: z.int().min(0), key: z.string().max(200) });

export const historyQuery = z.strictObject(pageQuery(historyCursor));
export type HistoryQuery = z.output<typeof historyQuery>;

const source = z.object({
  identityId: z.uuid(),
  provider: z.string(),
  accountId: z.string(),
  externalContactId: z.string(),
  version: z.string(),
});

export const historyItem = z
  .object({
    type: z
      .enum(['source_added', 'source_changed', 'source_deleted', 'source_returned', 'edited', 'merged', 'split'])
      .meta({ description: 'split: source contacts moved from one person to another' }),
    at: moment,
    source: source.nullable().meta({ description: 'The source contact that changed' }),
    editId: z.uuid().nullable(),
    actor: z.string().nullable().meta({ description: 'The id of the API key that edited' }),
    changes: z.array(
      z.object({
        field: z.string(),
        kind: z.string().meta({ description: 'The kind of edit; "changed" for a source' }),
        before: z.unknown().meta({ description: 'The value at the source before' }),
        after: z.unknown(),
      }),
    ),
    personId: z.uuid().nullable().meta({ description: 'The person that the source contacts moved to' }),
    otherPersonIds: z.array(z.uuid()).meta({ description: 'The persons that they moved from' }),
    identityIds: z.array(z.uuid()).meta({ description: 'The source contacts concerned' }),
  })
  .meta({ id: 'HistoryItem' });
export type HistoryItem = z.output<typeof historyItem>;

export const historyExample: HistoryItem = {
  type: 'source_changed',
  at: '2026-03-02T09:15:00.000Z',
  source: {
    identityId: '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21',
    provider: 'google',
    accountId: '0198c0de-6d8e-7cc3-98c4-dc0c0c07398f',
    externalContactId: '1a2b3c4d',
    version: '%EgUBAj0DNxoEAQIFByIM',
  },
  editId: null,
  actor: null,
  changes: [{ field: 'company', kind: 'changed', before: null, after: 'Harbour Choir' }],
  personId: null,
  otherPersonIds: [],
  identityIds: ['3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21'],
};
