import { z } from 'zod';
import { pageQuery } from '../../../platform/paging/page-query.js';
import { moment, uuid } from '../../../platform/validation/schemas.js';
import { personExample } from '../../../shared/persons/person-card.example.js';
import { personCard } from '../../../shared/persons/person-card.schemas.js';
import { judgementExample } from '../judgements/judgement.schemas.js';
import { reviewCursor } from './review-cursor.js';

const reviewStates = ['open', 'later', 'settled'] as const;

export const reviewParams = z.object({ id: uuid });

export const reviewQuery = z.strictObject({
  state: z.enum(reviewStates).default('open').meta({ description: 'later: postponed; settled: decided' }),
  ...pageQuery(reviewCursor),
});
export type ReviewQuery = z.output<typeof reviewQuery>;

export const decision = z
  .strictObject({ verdict: z.enum(['same', 'not_same', 'later']) })
  .meta({ id: 'Decision', examples: [{ verdict: 'same' }] });
export type Decision = z.output<typeof decision>;

const reason = z.object({
  evidence: z.array(
    z.object({
      family: z.string(),
      level: z.string(),
      weight: z.number().meta({ description: 'Bits' }),
      a: z.string().optional(),
      b: z.string().optional(),
    }),
  ),
  vetoes: z.array(z.string()).meta({ description: 'Why the two are not linked without a review' }),
  model: z.string(),
  normaliser: z.string(),
});

const side = z.object({
  identityId: z.uuid().meta({ description: 'The source contact' }),
  personId: z.uuid(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  avatarUrl: z.string().nullable(),
});

export const reviewItem = z
  .object({
    id: z.uuid(),
    state: z.enum(reviewStates),
    score: z.number().nullable().meta({ description: 'Log-odds in bits that they are one person; null once settled' }),
    sides: z.array(side).meta({ description: 'The two source contacts that are compared' }),
    explanation: reason.nullable(),
    decision: z
      .object({ judgementId: z.uuid(), verdict: z.string(), actor: z.string(), madeAt: moment })
      .nullable()
      .meta({ description: 'The decision; withdraw its judgement to open the review again' }),
  })
  .meta({ id: 'Review' });
export type ReviewItem = z.output<typeof reviewItem>;

export const reviewCards = reviewItem
  .extend({ persons: z.array(personCard).meta({ description: 'The cards, in the order of the sides' }) })
  .meta({ id: 'ReviewWithCards' });
export type ReviewCards = z.output<typeof reviewCards>;

const other = 'c3a8f512-7d46-8b90-8c1e-29f6e5d07a14';
const { avatarUrl, company, id, name } = personExample;

export const reviewExample: ReviewItem = {
  id: 'e2f4b6d8-1a3c-8e5f-9b7d-60c4a8e2f197',
  state: 'open',
  score: 7.25,
  sides: [
    { identityId: id, personId: id, name, company, avatarUrl },
    { identityId: other, personId: other, name: 'N. de Vries', company: null, avatarUrl: null },
  ],
  explanation: {
    evidence: [{ family: 'name', level: 'compatible', weight: 8 }],
    vetoes: [],
    model: 'kith-3',
    normaliser: 'kith-3',
  },
  decision: null,
};

export const reviewCardsExample: ReviewCards = {
  ...reviewExample,
  persons: [personExample, { ...personExample, id: other, name: 'N. de Vries' }],
};

export const decidedExample = { judgementId: judgementExample.judgementId };
