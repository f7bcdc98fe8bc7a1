import type { Change, Differences, FullReason, KnownVersion, RecordKind, SyncMode } from '#domain';
import { type Database, SetTable, type Tx } from '#store';
import type { RawOrigin } from '../delivery/raw-record.js';

const table = new SetTable({
  table: 'ingest.staged_records',
  columns: {
    account_id: 'uuid',
    kind: 'text',
    external_id: 'text',
    job_id: 'uuid',
    stream: 'text',
    locator: 'text',
    revision: 'int',
    content_hash: 'text',
    deleted: 'boolean',
    tag: 'text',
    existed: 'boolean',
    aliases: 'jsonb',
    payload: 'text',
    origin: 'text',
  },
  key: ['account_id', 'kind', 'external_id'],
});

/** A listing that was read to its end. Its changes are staged. */
export interface StagedListing {
  readonly stream: string;
  readonly mode: SyncMode;
  /** Why it is a complete listing; null for an incremental one. */
  readonly because: FullReason | null;
  readonly cursor: string | null;
  readonly scope: string;
  readonly listed: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** The stream does not exist any more: all its records are deleted. */
  readonly retired: boolean;
}

export interface StagedChange extends Change {
  readonly origin: RawOrigin;
}

interface ChangeRow {
  kind: RecordKind;
  external_id: string;
  stream: string;
  locator: string;
  revision: number;
  content_hash: string;
  deleted: boolean;
  tag: string | null;
  existed: boolean;
  aliases: string[];
  payload: string;
  origin: RawOrigin;
}

/** Identifies a record of the account. */
type Key = Pick<KnownVersion, 'kind' | 'externalId'>;

/**
 * The staging tables: the changes that a run has found and not sent yet, one for each record, and its finished listings. They
 * outlive the process.
 */
export class Stage {
  constructor(
    private readonly database: Database,
    private readonly accountId: string,
    private readonly jobId: string,
  ) {}

  /** Of all runs of the account. */
  async clear(tx: Tx): Promise<void> {
    await tx.execute('delete from ingest.staged_records where account_id = $1', [this.accountId]);
    await tx.execute('delete from ingest.staged_listings where account_id = $1', [this.accountId]);
  }

  /** A later change of a record replaces an earlier one. A deletion does not replace a change of another stream. */
  async put(tx: Tx, changes: readonly Change[], origin: RawOrigin): Promise<void> {
    const rows = changes.map(({ after, existed, aliases, payload }) => ({
      account_id: this.accountId,
      kind: after.kind,
      external_id: after.externalId,
      job_id: this.jobId,
      stream: after.stream,
      locator: after.locator,
      revision: after.revision,
      content_hash: after.contentHash,
      deleted: after.deleted,
      tag: after.tag,
      existed,
      aliases,
      payload,
      origin,
    }));
    const deletions = changes.filter(({ after }) => after.deleted).map(({ after }) => after);
    await tx.execute(
      `delete from ingest.staged_records s
       using unnest($2::text[], $3::text[], $4::text[]) as g (kind, external_id, stream)
       where s.account_id = $1 and s.kind = g.kind and s.external_id = g.external_id and (s.deleted or s.stream = g.stream)`,
      [
        this.accountId,
        deletions.map(({ kind }) => kind),
        deletions.map(({ externalId }) => externalId),
        deletions.map(({ stream }) => stream),
      ],
    );
    await table.insertMissing(
      tx,
      rows.filter(({ deleted }) => deleted),
    );
    await table.upsert(
      tx,
      rows.filter(({ deleted }) => !deleted),
    );
  }

  /** Removes records that are unchanged or were sent. */
  async remove(tx: Tx, keys: readonly Key[]): Promise<void> {
    await tx.execute(
      `delete from ingest.staged_records s using unnest($2::text[], $3::text[]) as k (kind, external_id)
       where s.account_id = $1 and s.kind = k.kind and s.external_id = k.external_id`,
      [this.accountId, keys.map(({ kind }) => kind), keys.map(({ externalId }) => externalId)],
    );
  }

  /** Drops the changes of a stream whose listing starts again. */
  async clearStream(tx: Tx, stream: string): Promise<void> {
    await tx.execute('delete from ingest.staged_records where account_id = $1 and stream = $2', [
      this.accountId,
      stream,
    ]);
  }

  async finish(tx: Tx, listing: StagedListing): Promise<void> {
    await tx.execute(
      `insert into ingest.staged_listings (account_id, stream, job_id, mode, because, sync_cursor, scope, listed,
         started_at, finished_at, retired)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        this.accountId,
        listing.stream,
        this.jobId,
        listing.mode,
        listing.because,
        listing.cursor,
        listing.scope,
        listing.listed,
        new Date(listing.startedAt),
        new Date(listing.finishedAt),
        listing.retired,
      ],
    );
  }

  async listings(): Promise<StagedListing[]> {
    return this.database.query<StagedListing>(
      `select stream, mode, because, sync_cursor as cursor, scope, listed, retired,
         (extract(epoch from started_at) * 1000)::float8 as "startedAt",
         (extract(epoch from finished_at) * 1000)::float8 as "finishedAt"
       from ingest.staged_listings where account_id = $1 and job_id = $2 order by stream`,
      [this.accountId, this.jobId],
    );
  }

  /** The next changes to send: groups first, because contacts refer to them. */
  async next(limit: number): Promise<StagedChange[]> {
    const rows = await this.database.query<ChangeRow>(
      `select kind, external_id, stream, locator, revision, content_hash, deleted, tag, existed, aliases, payload, origin
       from ingest.staged_records where account_id = $1 and job_id = $2
       order by kind <> 'group', kind, external_id limit $3`,
      [this.accountId, this.jobId, limit],
    );
    return rows.map(changeOf);
  }

  /** The differences of each stream. Call it before anything is sent. */
  async differences(): Promise<Differences[]> {
    return this.database.query<Differences>(
      `select l.stream, coalesce(v.known, 0) as known, coalesce(s.added, 0) as added, coalesce(s.changed, 0) as changed,
         coalesce(s.deleted, 0) as deleted, case when l.mode = 'FULL' and not l.retired then l.listed end as listed,
         coalesce(l.because = 'scope-changed', false) as "reread"
       from ingest.staged_listings l
       left join (select stream, count(*)::int as known from ingest.source_versions
         where account_id = $1 and not deleted group by stream) v on v.stream = l.stream
       left join (select stream, (count(*) filter (where not deleted and not existed))::int as added,
           (count(*) filter (where not deleted and existed))::int as changed,
           (count(*) filter (where deleted and existed))::int as deleted
         from ingest.staged_records where account_id = $1 and job_id = $2 group by stream) s on s.stream = l.stream
       where l.account_id = $1 and l.job_id = $2 order by l.stream`,
      [this.accountId, this.jobId],
    );
  }
}

function changeOf({
  kind,
  external_id,
  stream,
  locator,
  revision,
  content_hash,
  deleted,
  tag,
  ...rest
}: ChangeRow): StagedChange {
  const { existed, aliases, payload, origin } = rest;
  const after = { kind, externalId: external_id, stream, locator, revision, contentHash: content_hash, deleted, tag };
  return { after, existed, aliases, payload, origin };
}
