import { type Database, SetTable, type Tx } from '#store';
import type { Change, KnownVersion } from './compare-page.js';

const table = new SetTable({
  table: 'ingest.source_versions',
  columns: {
    account_id: 'uuid',
    kind: 'text',
    external_id: 'text',
    locator: 'text',
    revision: 'int',
    content_hash: 'text',
    deleted: 'boolean',
    last_seen_run: 'uuid',
  },
  key: ['account_id', 'kind', 'external_id'],
});

interface Row {
  external_id: string;
  locator: string;
  revision: number;
  content_hash: string | null;
  deleted: boolean;
}

/** Which records of one kind of one account the log has, and in which version. One run at a time may write. */
export class SourceVersions {
  constructor(
    private readonly database: Database,
    private readonly accountId: string,
    private readonly kind: string,
  ) {}

  /** What is known of the records with these ids or, for those that a deletion names by it, these locators. */
  async find(externalIds: readonly string[], locators: readonly string[]): Promise<KnownVersion[]> {
    const columns = 'external_id, locator, revision, content_hash, deleted';
    const rows = await this.database.query<Row>(
      `select ${columns} from ingest.source_versions where account_id = $1 and kind = $2 and external_id = any($3)
       union select ${columns} from ingest.source_versions where account_id = $1 and kind = $2 and locator = any($4)`,
      [this.accountId, this.kind, externalIds, locators],
    );
    return rows.map(known);
  }

  /** Records that the listing `seenIn` did not name although the log has them: the next `limit` after an id. */
  async unseen(seenIn: string, after: string, limit: number): Promise<KnownVersion[]> {
    const rows = await this.database.query<Row>(
      `select external_id, locator, revision, content_hash, deleted from ingest.source_versions
       where account_id = $1 and kind = $2 and external_id > $3 and last_seen_run is distinct from $4
         and (not deleted or content_hash is null)
       order by external_id limit $5`,
      [this.accountId, this.kind, after, seenIn, limit],
    );
    return rows.map(known);
  }

  /**
   * Before a change is sent: from here on the log may have it. If the run ends now, the record's content counts as unknown, so
   * the next run sends it again, or its deletion if it is gone by then.
   */
  async announce(tx: Tx, changes: readonly Change[]): Promise<void> {
    const doubtful = changes.map(({ before, after }): KnownVersion => {
      return before ? { ...before, contentHash: null } : { ...after, revision: 0, contentHash: null };
    });
    await table.upsert(tx, this.#rows(doubtful, null));
  }

  /** After the changes are in the log. `seenIn`: the complete listing that named them; null outside of one. */
  async settle(tx: Tx, versions: readonly KnownVersion[], seenIn: string | null): Promise<void> {
    await table.upsert(tx, this.#rows(versions, seenIn));
  }

  #rows(versions: readonly KnownVersion[], lastSeenRun: string | null) {
    return versions.map(({ externalId, locator, revision, contentHash, deleted }) => ({
      account_id: this.accountId,
      kind: this.kind,
      external_id: externalId,
      locator,
      revision,
      content_hash: contentHash,
      deleted,
      last_seen_run: lastSeenRun,
    }));
  }
}

function known({ external_id, locator, revision, content_hash, deleted }: Row): KnownVersion {
  return { externalId: external_id, locator, revision, contentHash: content_hash, deleted };
}
