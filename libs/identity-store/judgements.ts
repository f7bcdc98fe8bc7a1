import type { Judgement } from '#domain';
import type { Tx } from '#store';

/** The judgements in force that name the identities, those that name an identity which such a judgement names, and so on. */
export async function loadJudgements(tx: Tx, identityIds: readonly string[]): Promise<Judgement[]> {
  if (identityIds.length === 0) return [];
  const named = await tx.query<{ id: string }>(
    `select distinct judgement_id as id from identity.judged_identities j where identity_id = any($1) and ${IN_FORCE}`,
    [identityIds],
  );
  if (named.length === 0) return [];
  return tx.query(
    `with recursive reached (judgement_id) as (
       select unnest($1::uuid[])
       union
       select j.judgement_id from reached r
       join identity.judged_identities named on named.judgement_id = r.judgement_id
       join identity.judged_identities j on j.identity_id = named.identity_id
       where ${IN_FORCE})
     select judgement_id as "judgementId", verdict, groups, made_at::float8 as "madeAt"
     from reached join identity.judgements using (judgement_id) where verdict <> 'UNKNOWN'`,
    [named.map(({ id }) => id)],
  );
}

const IN_FORCE = 'not exists (select from identity.withdrawals w where w.judgement_id = j.judgement_id)';
