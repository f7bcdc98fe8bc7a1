import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import type { JudgementView } from './judgement.schemas.js';

const POLL_INTERVAL_MS = 100;

interface Row {
  readonly judgementId: string;
  readonly verdict: string;
  readonly reason: string;
  readonly groups: string[][];
  readonly reviewId: string | null;
  readonly actor: string;
  readonly madeAt: string;
  readonly withdrawnAt: string | null;
  readonly shown: boolean;
}

/** `shown`: the cards have the identities that the resolver assigned, in all components of the judged identities. */
const SELECT = `select j.judgement_id as "judgementId", j.verdict, j.reason, j.groups, j.review_id as "reviewId", j.actor,
    j.made_at as "madeAt", w.made_at as "withdrawnAt",
    not exists (
      select from identity.judged_identities named
      join identity.identities one on one.identity_id = named.identity_id
      join identity.identities i on coalesce(i.component_id, i.identity_id) = coalesce(one.component_id, one.identity_id)
      left join crm.contacts_source_links l on l.identity_id = i.identity_id
      where named.judgement_id = j.judgement_id and l.local_contact_id is distinct from i.person_id) as shown
  from identity.judgements j left join identity.withdrawals w on w.judgement_id = j.judgement_id`;

/** Judgements, and whether the cards show them. */
@Injectable()
export class JudgementsReader {
  constructor(private readonly database: Database) {}

  /** Waits at most `waitSeconds` until the cards show it. @throws ApiError NOT_FOUND if it is unknown even then */
  async get(judgementId: string, waitSeconds: number): Promise<JudgementView> {
    const deadline = performance.now() + waitSeconds * 1_000;
    for (;;) {
      const [row] = await this.database.query<Row>(`${SELECT} where j.judgement_id = $1`, [judgementId]);
      if (row?.shown || performance.now() >= deadline) {
        if (row) return viewOf(row);
        throw new ApiError('NOT_FOUND', 'There is no judgement with this id, or it is not processed yet.', {
          field: 'id',
        });
      }
      await delay(POLL_INTERVAL_MS);
    }
  }

  /** All that name a source contact of the person, also withdrawn ones, the latest first. @throws ApiError NOT_FOUND */
  async ofPerson(id: string): Promise<JudgementView[]> {
    const own = await this.database.query<{ id: string }>(
      `select identity_id as id from crm.contacts_source_links where local_contact_id =
         coalesce((select local_contact_id from crm.contacts_source_links where identity_id = $1), $1)`,
      [id],
    );
    if (own.length === 0) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    const rows = await this.database.query<Row>(
      `${SELECT} where j.judgement_id in (
         select judgement_id from identity.judged_identities where identity_id = any($1))
       order by j.made_at desc, j.judgement_id desc`,
      [own.map((row) => row.id)],
    );
    return rows.map(viewOf);
  }
}

function viewOf({ verdict, reason, madeAt, withdrawnAt, ...row }: Row): JudgementView {
  return {
    ...row,
    verdict: verdict.toLowerCase(),
    reason: reason.toLowerCase(),
    madeAt: timeOf(madeAt),
    withdrawnAt: withdrawnAt && timeOf(withdrawnAt),
  };
}

const timeOf = (milliseconds: string): string => new Date(Number(milliseconds)).toISOString();
