import type { Proposal } from '#domain';
import { SetTable, type Tx } from '#store';

/** An open review: are the two identities one person? */
export interface KnownReview {
  readonly reviewId: string;
  /** The smaller id. */
  readonly a: string;
  readonly b: string;
  readonly score: number;
  /** Somebody put it off. */
  readonly later: boolean;
}

export interface Review extends KnownReview {
  readonly explanation: Pick<Proposal, 'evidence' | 'vetoes'> & { readonly model: string; readonly normaliser: string };
}

const table = new SetTable({
  table: 'identity.reviews',
  columns: {
    review_id: 'uuid',
    identity_a: 'uuid',
    identity_b: 'uuid',
    score: 'float8',
    later: 'boolean',
    explanation: 'jsonb',
  },
  key: ['review_id'],
});

/** The open reviews of any of the identities. */
export async function loadReviews(tx: Tx, identityIds: readonly string[]): Promise<KnownReview[]> {
  if (identityIds.length === 0) return [];
  return tx.query(
    `select review_id as "reviewId", identity_a as a, identity_b as b, score, later from identity.reviews
     where review_id in (
       select review_id from identity.reviews where identity_a = any($1)
       union all select review_id from identity.reviews where identity_b = any($1))`,
    [identityIds],
  );
}

export async function storeReviews(tx: Tx, reviews: readonly Review[]): Promise<void> {
  await table.upsert(
    tx,
    reviews.map(({ reviewId, a, b, score, later, explanation }) => ({
      review_id: reviewId,
      identity_a: a,
      identity_b: b,
      score,
      later,
      explanation,
    })),
  );
}

export async function deleteReviews(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute('delete from identity.reviews where review_id = any($1)', [ids]);
}
