import type { JudgementMade, JudgementWithdrawn } from '#contracts';
import type { Tx } from '#store';

/** Stores judgements that are not stored yet, and returns the identities that those name. */
export async function storeJudgements(tx: Tx, judgements: readonly JudgementMade[]): Promise<string[]> {
  if (judgements.length === 0) return [];
  const stored = await tx.query<{ id: string }>(
    `insert into identity.judgements (judgement_id, verdict, groups, reason, review_id, actor, made_at)
     select r.judgement_id, r.verdict, r.groups::jsonb, r.reason, r.review_id, r.actor, r.made_at
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::bigint[])
       as r (judgement_id, verdict, groups, reason, review_id, actor, made_at)
     on conflict do nothing returning judgement_id as id`,
    [
      judgements.map(({ judgementId }) => judgementId),
      judgements.map(({ verdict }) => verdict),
      judgements.map(({ groups }) => JSON.stringify(groups)),
      judgements.map(({ reason }) => reason),
      judgements.map(({ reviewId }) => reviewId),
      judgements.map(({ actor }) => actor),
      judgements.map(({ madeAt }) => madeAt),
    ],
  );
  const fresh = new Set(stored.map(({ id }) => id));
  const named = judgements
    .filter(({ judgementId }) => fresh.has(judgementId))
    .flatMap(({ judgementId, groups }) =>
      [...new Set(groups.flat())].map((identityId) => ({ judgementId, identityId })),
    );
  await tx.execute(
    'insert into identity.judged_identities (judgement_id, identity_id) select unnest($1::uuid[]), unnest($2::uuid[])',
    [named.map(({ judgementId }) => judgementId), named.map(({ identityId }) => identityId)],
  );
  return named.map(({ identityId }) => identityId);
}

/** Stores withdrawals, also of judgements that are still to come. Returns the identities that the judgements name. */
export async function storeWithdrawals(tx: Tx, withdrawals: readonly JudgementWithdrawn[]): Promise<string[]> {
  if (withdrawals.length === 0) return [];
  const ids = withdrawals.map(({ judgementId }) => judgementId);
  await tx.execute(
    `insert into identity.withdrawals (judgement_id, actor, made_at)
     select unnest($1::uuid[]), unnest($2::text[]), unnest($3::bigint[]) on conflict do nothing`,
    [ids, withdrawals.map(({ actor }) => actor), withdrawals.map(({ madeAt }) => madeAt)],
  );
  const named = await tx.query<{ id: string }>(
    'select identity_id as id from identity.judged_identities where judgement_id = any($1)',
    [ids],
  );
  return named.map(({ id }) => id);
}
