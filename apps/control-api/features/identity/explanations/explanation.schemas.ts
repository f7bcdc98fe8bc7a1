import { z } from 'zod';
import { uuid } from '../../../platform/validation/schemas.js';

export const explainQuery = z.strictObject({ with: uuid });

const evidence = z.object({
  family: z.string(),
  level: z.string().meta({ description: 'How the two agree or differ' }),
  weight: z.number().meta({ description: 'Bits; evidence against is negative' }),
  a: z.string().optional(),
  b: z.string().optional(),
});

export const explanationView = z
  .object({
    v: z.int(),
    decision: z.string().meta({
      description:
        'one: the same person; review: a person is asked; apart: different persons; judged: decided by a judgement',
    }),
    rules: z
      .array(z.string())
      .meta({ description: 'What links the two directly, the strongest first: alias, email, handle, phone, score' }),
    score: z.number(),
    prior: z.number(),
    auto: z.number(),
    review: z.number(),
    margin: z.number().nullable().meta({ description: 'How far the score is ahead of the best alternative' }),
    evidence: z.array(evidence),
    negative: z.array(evidence),
    vetoes: z.array(z.string()),
    alternatives: z.array(z.object({ of: z.uuid(), identityId: z.uuid(), personId: z.uuid(), score: z.number() })),
    model: z.string(),
    normaliser: z.string(),
  })
  .meta({ id: 'Explanation' });

export const explainedPair = z.object({ identityIds: z.array(z.uuid()).length(2), explanation: explanationView });

export const explainedPairExample = {
  identityIds: ['0b6f3a52-91c7-8e04-b2d8-5a7e1c9f3d46', 'c3a8f512-7d46-8b90-8c1e-29f6e5d07a14'],
  explanation: {
    v: 1,
    decision: 'one',
    rules: ['email'],
    score: 16,
    prior: -16,
    auto: 13,
    review: 0,
    margin: null,
    evidence: [
      { family: 'name', level: 'exact', weight: 16 },
      { family: 'email', level: 'exact', weight: 16, a: 'noor@example.org', b: 'noor@example.org' },
    ],
    negative: [],
    vetoes: [],
    alternatives: [],
    model: 'kith-3',
    normaliser: 'kith-3',
  },
};
