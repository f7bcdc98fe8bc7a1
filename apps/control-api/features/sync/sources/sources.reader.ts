import { Injectable } from '@nestjs/common';
import { Database } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import type { SourceStatus, SourceView } from './source.schemas.js';

/** Times as milliseconds since 1970. */
interface SourceRow {
  accountId: string;
  provider: string;
  name: string;
  syncEnabled: boolean;
  state: string;
  stateCode: string | null;
  stateMessage: string | null;
  connectedAt: number;
  lastSuccessAt: number | null;
  nextAttemptAt: number | null;
  failures: number;
}

interface StreamRow {
  stream: string;
  cursorAgeSeconds: number | null;
  lastFullSyncAt: number | null;
  lastIncrementalSyncAt: number | null;
  completeThrough: number | null;
  lastError: string | null;
}

/** A warning rather than a rejected record: its text says what was guessed. */
const ENCODING_UNKNOWN = 'ENCODING_UNKNOWN';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** The account, joined with the state of its connector, which is missing until the connector has read `AccountAdded`. */
const SOURCES = `
  select i.id as "accountId", i.provider, i.name, i.state, i.state_code as "stateCode", i.state_message as "stateMessage",
    coalesce((i.settings #>> '{sync,enabled}')::boolean, true) as "syncEnabled", ${ms('i.created_at')} as "connectedAt",
    ${ms('a.last_success_at')} as "lastSuccessAt", coalesce(a.failures, 0) as failures,
    case when coalesce((i.settings #>> '{sync,enabled}')::boolean, true) then ${ms('a.next_sync_at')} end as "nextAttemptAt"
  from sync.instances i left join ingest.contacts_source_accounts a on a.account_id = i.id
  where i.removed_at is null`;

/** Reads the tables of the connectors. Never writes them. */
@Injectable()
export class SourcesReader {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  async list(provider: string | undefined): Promise<SourceView[]> {
    const rows = await this.database.query<SourceRow>(
      `${SOURCES} and ($1::text is null or i.provider = $1) order by i.created_at, i.id`,
      [provider ?? null],
    );
    return rows.map(viewOf);
  }

  /** @throws ApiError NOT_FOUND */
  async status(accountId: string): Promise<SourceStatus> {
    const [row] = await this.database.query<SourceRow>(`${SOURCES} and i.id = $1`, [accountId]);
    if (!row) throw new ApiError('NOT_FOUND', 'There is no connected instance with this id.', { field: 'id' });
    const streams = await this.#streams(accountId);
    const [counts] = await this.database.query<{
      contacts: number;
      rejected: number;
      warnings: string[];
      held: string | null;
    }>(
      `select
         (select count(*)::int from ingest.source_versions where account_id = $1 and not deleted and kind <> 'group') as contacts,
         (select count(*)::int from ingest.rejected_records where account_id = $1 and code <> $2) as rejected,
         (select coalesce(array_agg(content order by stream), '{}') from ingest.rejected_records
          where account_id = $1 and code = $2) as warnings,
         (select job_id from ingest.sync_runs where account_id = $1 and status = 'awaiting-approval' limit 1) as held`,
      [accountId, ENCODING_UNKNOWN],
    );
    const ages = streams.flatMap(({ cursorAgeSeconds }) => cursorAgeSeconds ?? []);
    const through = streams.map(({ completeThrough }) => completeThrough);
    return {
      ...viewOf(row),
      contacts: counts?.contacts ?? 0,
      rejected: counts?.rejected ?? 0,
      warnings: counts?.warnings ?? [],
      cursorAgeSeconds: ages.length > 0 ? Math.max(...ages) : null,
      completeThrough: through.length > 0 ? earliest(through) : null,
      heldJobId: counts?.held ?? null,
      streams: streams.map((stream) => ({
        ...stream,
        lastFullSyncAt: moment(stream.lastFullSyncAt),
        lastIncrementalSyncAt: moment(stream.lastIncrementalSyncAt),
        completeThrough: moment(stream.completeThrough),
      })),
    };
  }

  #streams(accountId: string): Promise<StreamRow[]> {
    return this.database.query<StreamRow>(
      `select stream, last_error as "lastError",
         case when sync_cursor is not null
           then greatest(0, extract(epoch from now() - cursor_issued_at))::int end as "cursorAgeSeconds",
         ${ms('last_full_sync_at')} as "lastFullSyncAt", ${ms('last_incremental_sync_at')} as "lastIncrementalSyncAt",
         ${ms('greatest(last_full_sync_at, last_incremental_sync_at)')} as "completeThrough"
       from ingest.contacts_sync_state where account_id = $1 order by stream`,
      [accountId],
    );
  }
}

function viewOf({ connectedAt, lastSuccessAt, nextAttemptAt, ...row }: SourceRow): SourceView {
  return {
    ...row,
    connectedAt: new Date(connectedAt).toISOString(),
    lastSuccessAt: moment(lastSuccessAt),
    nextAttemptAt: moment(nextAttemptAt),
  };
}

/** null if one of them is unknown. */
function earliest(times: readonly (number | null)[]): string | null {
  const known = times.flatMap((time) => time ?? []);
  return known.length === times.length ? moment(Math.min(...known)) : null;
}

function moment(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
