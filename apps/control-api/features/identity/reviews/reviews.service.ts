import { Injectable } from '@nestjs/common';
import type { Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { type JudgedPerson, loadJudgedPersons } from '../judgements/judged-persons.js';
import type { Accepted } from '../judgements/judgement.schemas.js';
import { JudgementsService, type NewJudgement } from '../judgements/judgements.service.js';
import type { Decision } from './review.schemas.js';

/** Records decisions of reviews as judgements. */
@Injectable()
export class ReviewsService {
  constructor(private readonly judgements: JudgementsService) {}

  /** @throws ApiError NOT_FOUND, REVIEW_SETTLED if the pair is decided or already one person */
  async decide(actor: string, reviewId: string, { verdict }: Decision): Promise<Accepted> {
    return this.judgements.judge(actor, async (tx) => {
      const pair = await openPair(tx, reviewId);
      const [one, two] = await loadJudgedPersons(
        tx,
        pair.map((id) => ({ id, field: 'id' })),
      );
      if (!one || !two || one.id === two.id) throw settled();
      return { ...verdictOn(verdict, pair, [one, two]), reason: 'REVIEW', reviewId };
    });
  }
}

/** `not_same` names all identities of both persons, so it also settles the reviews between the others. The compared pair comes first. */
function verdictOn(
  verdict: Decision['verdict'],
  pair: readonly string[],
  persons: readonly JudgedPerson[],
): Pick<NewJudgement, 'verdict' | 'groups'> {
  if (verdict === 'same') {
    const all = new Set([...pair, ...persons.flatMap(({ identityIds }) => identityIds)]);
    return { verdict: 'SAME', groups: [[...all]] };
  }
  const groups = persons.map(({ identityIds }, i) => {
    const compared = pair[i];
    return [...identityIds].sort((x, y) => Number(y === compared) - Number(x === compared));
  });
  return { verdict: verdict === 'later' ? 'UNSURE' : 'NOT_SAME', groups };
}

async function openPair(tx: Tx, reviewId: string): Promise<readonly string[]> {
  const [review] = await tx.query<{ pair: string[] }>(
    'select array[identity_a, identity_b] as pair from identity.reviews where review_id = $1',
    [reviewId],
  );
  if (review) return review.pair;
  const decided = await tx.query('select from identity.judgements where review_id = $1 limit 1', [reviewId]);
  throw decided.length > 0 ? settled() : new ApiError('NOT_FOUND', 'There is no review with this id.', { field: 'id' });
}

function settled(): ApiError {
  return new ApiError('REVIEW_SETTLED', 'This review is already settled. Withdraw its judgement to decide it again.');
}
