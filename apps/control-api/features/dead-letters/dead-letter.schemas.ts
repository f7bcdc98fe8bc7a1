import { z } from 'zod';
import { cursorCodec } from '../../platform/paging/cursor.js';
import { pageQuery } from '../../platform/paging/page-query.js';
import { moment } from '../../platform/validation/schemas.js';

const id = z.string().regex(/^\d{1,18}$/, 'Must be the id of a dead letter: a number');

/** Letters are listed in the order of their ids. */
export const deadLetterCursor = cursorCodec({ id });

export const deadLetterParams = z.object({ id: id.meta({ examples: ['17'] }) });

export const deadLetterQuery = z.strictObject({
  consumer: z.string().min(1).max(100).optional().meta({ description: 'The service that could not process them' }),
  ...pageQuery(deadLetterCursor),
});
export type DeadLetterQuery = z.output<typeof deadLetterQuery>;

export const deadLetterView = z
  .object({
    id: z.string(),
    consumer: z.string(),
    topic: z.string(),
    partition: z.int().nullable(),
    offset: z
      .string()
      .nullable()
      .meta({ description: 'null for a record that its connector could not read: it never was in the topic' }),
    key: z.string().nullable(),
    state: z.string().meta({
      description:
        'dead; blocked: follows a dead letter of its key; replay or discard: requested; replayed, discarded or resolved',
    }),
    code: z.string(),
    message: z.string(),
    firstSeen: moment,
    requestedBy: z.string().nullable(),
    resolvedAt: moment.nullable(),
  })
  .meta({ id: 'DeadLetter', description: 'Without its content, which stays sealed' });
export type DeadLetterView = z.output<typeof deadLetterView>;

export const settlement = z
  .object({ state: z.enum(['requested', 'discarded']) })
  .meta({ id: 'Settlement', description: 'requested: its consumer settles it within seconds' });
export type Settlement = z.output<typeof settlement>;

export const deadLetterExample: DeadLetterView = {
  id: '17',
  consumer: 'identity-resolver',
  topic: 'raw.contacts',
  partition: 3,
  offset: '4711',
  key: 'google/0198c0de-6d8e-7cc3-98c4-dc0c0c07398f/2a6f',
  state: 'dead',
  code: 'UNKNOWN_PROVIDER',
  message: 'There is no normaliser for contacts of this provider.',
  firstSeen: '2026-01-02T03:04:05.000Z',
  requestedBy: null,
  resolvedAt: null,
};
