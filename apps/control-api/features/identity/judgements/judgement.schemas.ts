import { z } from 'zod';
import { moment, uuid } from '../../../platform/validation/schemas.js';

const version = z
  .string()
  .regex(/^\d{1,19}$/, 'Must be the version of a person')
  .meta({
    description: 'The version of the person that the caller read; if it is not the current one, nothing is done',
  });

export const judgedPerson = z.object({ id: uuid });
export const judgementParams = z.object({ id: uuid });

export const merge = z
  .strictObject({ with: uuid, version, withVersion: version })
  .meta({ id: 'Merge', description: 'The other person, and the versions of both that the caller read' });
export type Merge = z.output<typeof merge>;

export const notSame = z.strictObject({ as: uuid, version, asVersion: version }).meta({ id: 'NotSame' });
export type NotSame = z.output<typeof notSame>;

export const split = z
  .strictObject({
    identityIds: z
      .array(uuid)
      .min(1)
      .max(1_000)
      .refine((ids) => new Set(ids).size === ids.length, 'Must not name a source contact twice')
      .meta({ description: 'The source contacts that belong to another person' }),
    version,
  })
  .meta({ id: 'Split' });
export type Split = z.output<typeof split>;

export const waiting = z.strictObject({
  wait: z.coerce
    .number()
    .min(0)
    .max(30)
    .default(0)
    .meta({ description: 'The most seconds to wait until the cards show the judgement' }),
});

export const accepted = z
  .object({ judgementId: z.uuid().meta({ description: 'GET /judgements/{id}?wait=10 waits until the cards show it' }) })
  .meta({ id: 'Accepted' });
export type Accepted = z.output<typeof accepted>;

export const judgementView = z
  .object({
    judgementId: z.uuid(),
    verdict: z.string().meta({ description: 'same, not_same or unsure' }),
    reason: z.string().meta({ description: 'merge, split or review' }),
    groups: z.array(z.array(z.uuid())).meta({
      description:
        'Source contacts; each group is one person, and with not_same different groups are different persons',
    }),
    reviewId: z.uuid().nullable(),
    actor: z.string().meta({ description: 'The id of the API key' }),
    madeAt: moment,
    withdrawnAt: moment.nullable(),
    shown: z.boolean().meta({ description: 'The cards show the result of this and all other judgements' }),
  })
  .meta({ id: 'Judgement' });
export type JudgementView = z.output<typeof judgementView>;

export const acceptedExample: Accepted = { judgementId: '5d0a7c31-6b8e-4f92-a1d4-7e3c9b2f8a60' };

export const judgementExample: JudgementView = {
  ...acceptedExample,
  verdict: 'not_same',
  reason: 'split',
  groups: [['0b6f3a52-91c7-8e04-b2d8-5a7e1c9f3d46'], ['c3a8f512-7d46-8b90-8c1e-29f6e5d07a14']],
  reviewId: null,
  actor: '4a9c2e71-8d5f-4b36-a0e8-f17c6d3b9e52',
  madeAt: '2026-01-02T03:04:05.000Z',
  withdrawnAt: null,
  shown: true,
};
