import type { StreamState, SyncMode } from '#domain';
import type { Database, Tx } from '#store';
import { forgetRejected } from '../delivery/rejected-records.js';

interface Row {
  sync_cursor: string | null;
  cursor_scope: string | null;
  full_sync_ms: number | null;
}

/** The result of a finished listing. */
export interface FinishedListing {
  readonly mode: SyncMode;
  readonly cursor: string | null;
  readonly scope: string;
  /** When the listing began: the next run reads later changes. */
  readonly startedAt: number;
  readonly finishedAt: number;
}

/** The state of each account's streams: cursor, times, last error. */
export class StreamStates {
  constructor(private readonly database: Database) {}

  async load(accountId: string, stream: string): Promise<StreamState> {
    const [row] = await this.database.query<Row>(
      `select sync_cursor, cursor_scope, (extract(epoch from last_full_sync_at) * 1000)::float8 as full_sync_ms
       from ingest.contacts_sync_state where account_id = $1 and stream = $2`,
      [accountId, stream],
    );
    return {
      cursor: row?.sync_cursor ?? null,
      cursorScope: row?.cursor_scope ?? null,
      lastFullSyncAt: row?.full_sync_ms ?? null,
    };
  }

  /** The streams that were ever read. */
  async names(accountId: string): Promise<string[]> {
    const rows = await this.database.query<{ stream: string }>(
      'select stream from ingest.contacts_sync_state where account_id = $1 order by stream',
      [accountId],
    );
    return rows.map(({ stream }) => stream);
  }

  /** Whether a complete listing of any stream was ever finished. */
  async everListed(accountId: string): Promise<boolean> {
    const rows = await this.database.query(
      'select from ingest.contacts_sync_state where account_id = $1 and last_full_sync_at is not null limit 1',
      [accountId],
    );
    return rows.length > 0;
  }

  /** Deletes the state of a stream that does not exist any more. */
  async forget(tx: Tx, accountId: string, stream: string): Promise<void> {
    const params = [accountId, stream];
    await tx.execute('delete from ingest.contacts_sync_state where account_id = $1 and stream = $2', params);
    await forgetRejected(tx, 'account_id = $1 and stream = $2', params);
  }

  /** Call it only when every page of the listing is in the log. */
  async save(tx: Tx, accountId: string, stream: string, listing: FinishedListing): Promise<void> {
    const startedAt = new Date(listing.startedAt);
    await tx.execute(
      `insert into ingest.contacts_sync_state as s (account_id, stream, sync_cursor, cursor_issued_at, cursor_scope,
         last_full_sync_at, last_incremental_sync_at, last_success_at)
       values ($1, $2, $3, $4, $5, $6, $7, $4)
       on conflict (account_id, stream) do update set
         sync_cursor = excluded.sync_cursor, cursor_issued_at = excluded.cursor_issued_at, cursor_scope = excluded.cursor_scope,
         last_full_sync_at = coalesce(excluded.last_full_sync_at, s.last_full_sync_at),
         last_incremental_sync_at = coalesce(excluded.last_incremental_sync_at, s.last_incremental_sync_at),
         last_success_at = excluded.last_success_at, last_error = null`,
      [
        accountId,
        stream,
        listing.cursor,
        new Date(listing.finishedAt),
        listing.scope,
        listing.mode === 'FULL' ? startedAt : null,
        listing.mode === 'INCREMENTAL' ? startedAt : null,
      ],
    );
  }

  async dropCursor(tx: Tx, accountId: string, stream: string): Promise<void> {
    await tx.execute('update ingest.contacts_sync_state set sync_cursor = null where account_id = $1 and stream = $2', [
      accountId,
      stream,
    ]);
  }

  async noteError(tx: Tx, accountId: string, stream: string, code: string): Promise<void> {
    await tx.execute(
      `insert into ingest.contacts_sync_state as s (account_id, stream, last_error) values ($1, $2, $3)
       on conflict (account_id, stream) do update set last_error = excluded.last_error`,
      [accountId, stream, code],
    );
  }
}
