import { z } from 'zod';
import { moment } from '../../accounts/accounts/account.schemas.js';

const cursorPosition = z.tuple([z.int().min(0), z.string().max(200)]);

export interface HistoryCursor {
  /** Milliseconds. */
  readonly at: number;
  readonly key: string;
}

export function makeHistoryCursor({ at, key }: HistoryCursor): string {
  return Buffer.from(JSON.stringify([at, key])).toString('base64url');
}

/** undefined when the text is no cursor of ours. */
export function parseHistoryCursor(text: string): HistoryCursor | undefined {
  try {
    const [at, key] = cursorPosition.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { at, key };
  } catch {
    return undefined;
  }
}

export const historyQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(1_000)
    .refine((text) => parseHistoryCursor(text) !== undefined, 'Must be a nextCursor of an earlier answer')
    .optional()
    .meta({ description: 'nextCursor of the page before' }),
});
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
      .meta({ description: 'split: source contacts left one person for another' }),
    at: moment,
    source: source.nullable().meta({ description: 'The source contact that changed' }),
    editId: z.uuid().nullable(),
    actor: z.string().nullable().meta({ description: 'Who edited: the id of an API key' }),
    changes: z.array(
      z.object({
        field: z.string(),
        kind: z.string().meta({ description: 'What an edit did; "changed" for a source' }),
        before: z.unknown().meta({ description: 'What the source said before' }),
        after: z.unknown(),
      }),
    ),
    personId: z.uuid().nullable().meta({ description: 'The person that source contacts came to' }),
    otherPersonIds: z.array(z.uuid()).meta({ description: 'The persons that they came from' }),
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
