import { z } from 'zod';
import { cursorCodec } from '../../../platform/paging/cursor.js';
import { pageQuery } from '../../../platform/paging/page-query.js';

export const differenceCursor = cursorCodec({ kind: z.string(), externalId: z.string() });

export const differenceQuery = z.object(pageQuery(differenceCursor));
export type DifferenceQuery = z.output<typeof differenceQuery>;

export const difference = z
  .object({
    change: z.enum(['added', 'changed', 'deleted']),
    kind: z.string().meta({ description: 'contact, other-contact or group' }),
    externalId: z.string(),
    stream: z.string(),
    before: z.string().nullable().meta({ description: 'The name that Kith has' }),
    after: z.string().nullable().meta({ description: 'The name that the provider sent' }),
    fields: z.array(z.string()).meta({ description: 'The fields of a changed contact that differ' }),
  })
  .meta({ id: 'Difference' });
export type Difference = z.output<typeof difference>;

export const differencePage = z.object({ data: z.array(difference), nextCursor: z.string().nullable() });
export type DifferencePage = z.output<typeof differencePage>;

export const differenceExample: Difference = {
  change: 'deleted',
  kind: 'contact',
  externalId: '2a6f',
  stream: 'contacts',
  before: 'Zoë Zimmer',
  after: null,
  fields: [],
};
