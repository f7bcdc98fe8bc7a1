import { Injectable } from '@nestjs/common';
import { type Contact, makeIdentityId, readContact, syncCommands } from '#contracts';
import { Outbox, OutboxRelay } from '#event-log';
import { Database, type Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { lockAccount } from '../../../shared/accounts/account-lock.js';
import { type Difference, type DifferencePage, type DifferenceQuery, differenceCursor } from './difference.schemas.js';
import { stagedContact } from './staged-contact.js';

interface StagedRow {
  readonly provider: string;
  readonly region: string | null;
  readonly kind: string;
  readonly externalId: string;
  readonly stream: string;
  readonly deleted: boolean;
  readonly existed: boolean;
  readonly payload: string;
}

/** Runs that await the owner's approval. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /** The staged records of a run, each compared with the contact that Kith has. @throws ApiError NOT_FOUND, NOT_HELD */
  async differences(accountId: string, jobId: string, { limit, cursor }: DifferenceQuery): Promise<DifferencePage> {
    await this.database.transaction((tx) => assertAwaitingApproval(tx, accountId, jobId));
    const after = cursor === undefined ? undefined : differenceCursor.decode(cursor);
    const rows = await this.database.query<StagedRow>(
      `select r.provider, i.settings ->> 'region' as region, s.kind, s.external_id as "externalId", s.stream, s.deleted, s.existed,
         s.payload
       from ingest.staged_records s
       join ingest.sync_runs r on r.job_id = s.job_id
       join sync.instances i on i.id = s.account_id
       where s.account_id = $1 and s.job_id = $2 and (s.kind, s.external_id) > ($3, $4)
       order by s.kind, s.external_id limit $5`,
      [accountId, jobId, after?.kind ?? '', after?.externalId ?? '', limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const current = await this.#currentContacts(accountId, page);
    return {
      data: page.map((row) => differenceOf(row, current.get(row.externalId))),
      nextCursor: last && rows.length > page.length ? differenceCursor.encode(last) : null,
    };
  }

  /** By external id. */
  async #currentContacts(accountId: string, rows: readonly StagedRow[]): Promise<Map<string, Contact>> {
    const contacts = rows.filter(({ kind }) => kind !== 'group');
    const ids = contacts.map(({ provider, externalId }) => makeIdentityId({ provider, accountId, externalId }));
    const links = await this.database.query<{ id: string; contact: Buffer }>(
      'select external_contact_id as id, contact from crm.contacts_source_links where identity_id = any($1::uuid[])',
      [ids],
    );
    return new Map(links.map(({ id, contact }) => [id, readContact(contact)]));
  }

  /** @throws ApiError NOT_FOUND, NOT_HELD */
  async decide(accountId: string, jobId: string, decision: 'APPLY' | 'DISCARD'): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { provider } = await lockAccount(tx, accountId);
      await assertAwaitingApproval(tx, accountId, jobId);
      const value = { jobId, accountId, provider, decision, decidedAt: Date.now() };
      await this.outbox.write(tx, [this.outbox.entry(syncCommands, accountId, { type: 'SyncDecided', value })]);
    });
    this.relay.wake();
  }
}

/** @throws ApiError NOT_FOUND, NOT_HELD */
async function assertAwaitingApproval(tx: Tx, accountId: string, jobId: string): Promise<void> {
  const [run] = await tx.query<{ status: string }>(
    'select status from ingest.sync_runs where job_id = $1 and account_id = $2',
    [jobId, accountId],
  );
  if (!run) throw new ApiError('NOT_FOUND', 'This instance has no job with this id.', { field: 'jobId' });
  if (run.status !== 'awaiting-approval') {
    throw new ApiError('NOT_HELD', 'This job does not await approval. It was decided, or a later job replaced it.');
  }
}

function differenceOf(row: StagedRow, before: Contact | undefined): Difference {
  const after = row.deleted ? undefined : stagedContact(row);
  return {
    change: row.deleted ? 'deleted' : row.existed ? 'changed' : 'added',
    kind: row.kind,
    externalId: row.externalId,
    stream: row.stream,
    before: before?.displayName ?? null,
    after: after?.displayName ?? null,
    fields: before && after ? changedFields(before, after) : [],
  };
}

function changedFields(before: Contact, after: Contact): string[] {
  const names = Object.keys(after) as (keyof Contact)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).sort();
}
