import { z } from 'zod';

export const differenceQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2_000).optional(),
});
export type DifferenceQuery = z.output<typeof differenceQuery>;

export const difference = z
  .object({
    change: z.enum(['added', 'changed', 'deleted']),
    kind: z.string().meta({ description: 'contact, other-contact or group' }),
    externalId: z.string(),
    stream: z.string(),
    before: z.string().nullable().meta({ description: 'The name as Kith has it' }),
    after: z.string().nullable().meta({ description: 'The name as the provider gave it' }),
    fields: z.array(z.string()).meta({ description: 'Of a changed contact: which of its fields differ' }),
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
