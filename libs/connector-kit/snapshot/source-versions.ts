import type { Change, KnownVersion, RecordKind } from '#domain';
import { type Database, SetTable, type Tx } from '#store';
import type { KnownRecord } from '../ports/source-stream.js';

const table = new SetTable({
  table: 'ingest.source_versions',
  columns: {
    account_id: 'uuid',
    kind: 'text',
    external_id: 'text',
    stream: 'text',
    locator: 'text',
    revision: 'int',
    content_hash: 'text',
    deleted: 'boolean',
    tag: 'text',
    last_seen_run: 'uuid',
  },
  key: ['account_id', 'kind', 'external_id'],
});

const COLUMNS = 'kind, external_id, stream, locator, revision, content_hash, deleted, tag';

interface Row {
  kind: RecordKind;
  external_id: string;
  stream: string;
  locator: string;
  revision: number;
  content_hash: string | null;
  deleted: boolean;
  tag: string | null;
}

/** The records of a page. */
export interface NamedRecords {
  readonly stream: string;
  readonly externalIds: readonly string[];
  readonly locators: readonly string[];
}

/** The last record of the page before. */
export type Position = Pick<KnownVersion, 'kind' | 'externalId'>;

/** The version of each record of an account in the log, and the stream that listed it last. One run at a time may write. */
export class SourceVersions {
  constructor(
    private readonly database: Database,
    private readonly accountId: string,
  ) {}

  /** The records with these ids, of any stream, and the records of the stream with these locators. */
  async find({ stream, externalIds, locators }: NamedRecords): Promise<KnownVersion[]> {
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from ingest.source_versions
       where account_id = $1 and kind in ('contact', 'other-contact', 'group') and external_id = any($2)
       union select ${COLUMNS} from ingest.source_versions where account_id = $1 and stream = $3 and locator = any($4)`,
      [this.accountId, externalIds, stream, locators],
    );
    return rows.map(known);
  }

  /** The tags of a stream's records that are in the log, by locator. */
  async tags(stream: string): Promise<ReadonlyMap<string, KnownRecord>> {
    const rows = await this.database.query<KnownRecord & { locator: string }>(
      `select locator, kind, tag from ingest.source_versions
       where account_id = $1 and stream = $2 and tag is not null and content_hash is not null and not deleted`,
      [this.accountId, stream],
    );
    return new Map(rows.map(({ locator, kind, tag }) => [locator, { kind, tag }]));
  }

  /** The next records of a stream that are in the log and that the listing `seenIn` did not contain. */
  async unseen(stream: string, seenIn: string, after: Position | undefined, limit: number): Promise<KnownVersion[]> {
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from ingest.source_versions
       where account_id = $1 and stream = $2 and (kind, external_id) > ($3, $4) and last_seen_run is distinct from $5
         and (not deleted or content_hash is null)
       order by kind, external_id limit $6`,
      [this.accountId, stream, after?.kind ?? '', after?.externalId ?? '', seenIn, limit],
    );
    return rows.map(known);
  }

  /**
   * Before a change is sent: from now on the log may have it. If the run ends here, the content of the record is unknown, so the
   * next run sends the record again, or its deletion.
   */
  async announce(tx: Tx, changes: readonly Change[]): Promise<void> {
    const doubtful = changes.map(({ after }): KnownVersion => {
      return { ...after, revision: after.revision - 1, contentHash: null, deleted: false };
    });
    await table.upsert(tx, this.#rows(doubtful, null));
  }

  /** After the changes are in the log. `seenIn`: the complete listing that contained them, or null. */
  async settle(tx: Tx, versions: readonly KnownVersion[], seenIn: string | null): Promise<void> {
    await table.upsert(tx, this.#rows(versions, seenIn));
  }

  /** The complete listing contained these records. */
  async markSeen(tx: Tx, changes: readonly Change[], seenIn: string): Promise<void> {
    await tx.execute(
      `update ingest.source_versions v set last_seen_run = $4 from unnest($2::text[], $3::text[]) as n (kind, external_id)
       where v.account_id = $1 and v.kind = n.kind and v.external_id = n.external_id`,
      [this.accountId, changes.map(({ after }) => after.kind), changes.map(({ after }) => after.externalId), seenIn],
    );
  }

  /** The complete listing contained records at these locators. */
  async markSeenAt(tx: Tx, stream: string, locators: readonly string[], seenIn: string): Promise<void> {
    await tx.execute(
      `update ingest.source_versions set last_seen_run = $4
       where account_id = $1 and stream = $2 and locator = any($3)`,
      [this.accountId, stream, locators, seenIn],
    );
  }

  #rows(versions: readonly KnownVersion[], lastSeenRun: string | null) {
    return versions.map(({ kind, externalId, stream, locator, revision, contentHash, deleted, tag }) => ({
      account_id: this.accountId,
      kind,
      external_id: externalId,
      stream,
      locator,
      revision,
      content_hash: contentHash,
      deleted,
      tag,
      last_seen_run: lastSeenRun,
    }));
  }
}

function known({ external_id: externalId, content_hash: contentHash, ...row }: Row): KnownVersion {
  return { ...row, externalId, contentHash };
}
