import type { Change, KnownVersion, RecordKind } from '#domain';
import { type Database, SetTable, type Tx } from '#store';
import type { KnownRecord } from '../ports/ports.js';

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

/** What a page names. */
export interface NamedRecords {
  readonly stream: string;
  readonly externalIds: readonly string[];
  readonly locators: readonly string[];
}

/** The first record is after this one. */
export type Position = Pick<KnownVersion, 'kind' | 'externalId'>;

/** Which records of one account the log has, in which version, and which stream had them last. One run at a time may write. */
export class SourceVersions {
  constructor(
    private readonly database: Database,
    private readonly accountId: string,
  ) {}

  /** What is known of the records with these ids, wherever they were, and of what the stream had at these locators. */
  async find({ stream, externalIds, locators }: NamedRecords): Promise<KnownVersion[]> {
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from ingest.source_versions
       where account_id = $1 and kind in ('contact', 'other-contact', 'group') and external_id = any($2)
       union select ${COLUMNS} from ingest.source_versions where account_id = $1 and stream = $3 and locator = any($4)`,
      [this.accountId, externalIds, stream, locators],
    );
    return rows.map(known);
  }

  /** The tags of a stream's records, by locator: of those that the log surely has. */
  async tags(stream: string): Promise<ReadonlyMap<string, KnownRecord>> {
    const rows = await this.database.query<KnownRecord & { locator: string }>(
      `select locator, kind, tag from ingest.source_versions
       where account_id = $1 and stream = $2 and tag is not null and content_hash is not null and not deleted`,
      [this.accountId, stream],
    );
    return new Map(rows.map(({ locator, kind, tag }) => [locator, { kind, tag }]));
  }

  /** Records of a stream that the listing `seenIn` did not name although the log has them: the next `limit`. */
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
   * Before a change is sent: from here on the log may have it. If the run ends now, the record's content counts as unknown, so
   * the next run sends it again, or its deletion if it is gone by then.
   */
  async announce(tx: Tx, changes: readonly Change[]): Promise<void> {
    const doubtful = changes.map(({ after }): KnownVersion => {
      return { ...after, revision: after.revision - 1, contentHash: null, deleted: false };
    });
    await table.upsert(tx, this.#rows(doubtful, null));
  }

  /** After the changes are in the log. `seenIn`: the complete listing that named them; null outside of one. */
  async settle(tx: Tx, versions: readonly KnownVersion[], seenIn: string | null): Promise<void> {
    await table.upsert(tx, this.#rows(versions, seenIn));
  }

  /** The listing named these records, whatever became of them. */
  async name(tx: Tx, changes: readonly Change[], seenIn: string): Promise<void> {
    await tx.execute(
      `update ingest.source_versions v set last_seen_run = $4 from unnest($2::text[], $3::text[]) as n (kind, external_id)
       where v.account_id = $1 and v.kind = n.kind and v.external_id = n.external_id`,
      [this.accountId, changes.map(({ after }) => after.kind), changes.map(({ after }) => after.externalId), seenIn],
    );
  }

  /** What lies at these locators of a stream counts as named by the listing, whatever it is. */
  async see(tx: Tx, stream: string, locators: readonly string[], seenIn: string): Promise<void> {
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
