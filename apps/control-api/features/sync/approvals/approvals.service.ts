import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Contact, makeIdentityId, readContact, syncCommands } from '#contracts';
import { Outbox, OutboxRelay } from '#log';
import { Database, type Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { lockAccount } from '../../accounts/accounts/accounts.service.js';
import { stagedContact } from './staged-contact.js';
import type { Difference, DifferencePage, DifferenceQuery } from './difference.schemas.js';

interface StagedRow {
  provider: string;
  region: string | null;
  kind: string;
  external_id: string;
  stream: string;
  deleted: boolean;
  existed: boolean;
  payload: string;
}

const position = z.tuple([z.string(), z.string()]);

/** Runs that wait until somebody has looked at them. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /** What the run would do, beside what Kith has. @throws ApiError NOT_FOUND, NOT_HELD, INVALID for a wrong cursor */
  async differences(accountId: string, jobId: string, { limit, cursor }: DifferenceQuery): Promise<DifferencePage> {
    await this.database.transaction((tx) => assertAwaitingApproval(tx, accountId, jobId));
    const [kind, externalId] = cursor === undefined ? ['', ''] : parsed(cursor);
    const rows = await this.database.query<StagedRow>(
      `select r.provider, i.settings ->> 'region' as region, s.kind, s.external_id, s.stream, s.deleted, s.existed,
         s.payload
       from ingest.staged_records s
       join ingest.sync_runs r on r.job_id = s.job_id
       join sync.instances i on i.id = s.account_id
       where s.account_id = $1 and s.job_id = $2 and (s.kind, s.external_id) > ($3, $4)
       order by s.kind, s.external_id limit $5`,
      [accountId, jobId, kind, externalId, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const known = await this.#known(accountId, page);
    return {
      data: page.map((row) => differenceOf(row, known.get(row.external_id))),
      nextCursor: last && rows.length > page.length ? made(last.kind, last.external_id) : null,
    };
  }

  /** The contacts as Kith has them now, by external id. */
  async #known(accountId: string, rows: readonly StagedRow[]): Promise<Map<string, Contact>> {
    const contacts = rows.filter(({ kind }) => kind !== 'group');
    const ids = contacts.map(({ provider, external_id: externalId }) =>
      makeIdentityId({ provider, accountId, externalId }),
    );
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

async function assertAwaitingApproval(tx: Tx, accountId: string, jobId: string): Promise<void> {
  const [run] = await tx.query<{ status: string }>(
    'select status from ingest.sync_runs where job_id = $1 and account_id = $2',
    [jobId, accountId],
  );
  if (!run) throw new ApiError('NOT_FOUND', 'This instance has no job with this id.', { field: 'jobId' });
  if (run.status !== 'awaiting-approval') {
    throw new ApiError('NOT_HELD', 'This job is not held, or not any more: a later one may have taken its place.');
  }
}

function differenceOf(row: StagedRow, before: Contact | undefined): Difference {
  const after = row.deleted ? undefined : stagedContact(row);
  return {
    change: row.deleted ? 'deleted' : row.existed ? 'changed' : 'added',
    kind: row.kind,
    externalId: row.external_id,
    stream: row.stream,
    before: before?.displayName ?? null,
    after: after?.displayName ?? null,
    fields: before && after ? differing(before, after) : [],
  };
}

function differing(before: Contact, after: Contact): string[] {
  const names = Object.keys(after) as (keyof Contact)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).sort();
}

function made(kind: string, externalId: string): string {
  return Buffer.from(JSON.stringify([kind, externalId])).toString('base64url');
}

function parsed(cursor: string): [string, string] {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new ApiError('INVALID', 'This is no cursor of ours.', { field: 'cursor' });
  }
}
