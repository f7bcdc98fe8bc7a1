import { makeIdentityKey, rawContacts, rawGroups } from '#contracts';
import { keepSourceLetters, type Outbox, resolveSourceLetters } from '#event-log';
import { SetTable, type Tx } from '#store';
import type { SourceAccount } from '../ports/account.js';
import type { RejectedRecord } from '../ports/source-stream.js';
import type { ComparedPage } from '../snapshot/page-sink.js';
import type { SourceVersions } from '../snapshot/source-versions.js';

const table = new SetTable({
  table: 'ingest.rejected_records',
  columns: {
    account_id: 'uuid',
    stream: 'text',
    locator: 'text',
    code: 'text',
    content: 'text',
    seen_at: 'timestamptz',
    last_seen_run: 'uuid',
    dead_letter_id: 'bigint',
  },
  key: ['account_id', 'stream', 'locator'],
});

interface KnownRow {
  readonly locator: string;
  readonly code: string;
  readonly content: string;
  readonly dead_letter_id: string;
}

/** Postgres text cannot contain NUL. The dead letter has the text as received. */
const NUL = String.fromCharCode(0);

/**
 * Records that a connector cannot read, until they can be read or are gone. Each content of a record becomes one dead letter of
 * raw.contacts or raw.groups under the key provider/account/locator. The letter is resolved when the row changes or is deleted.
 */
export class RejectedRecords {
  constructor(
    private readonly outbox: Outbox,
    private readonly account: SourceAccount,
    private readonly versions: SourceVersions,
    private readonly now: () => number,
  ) {}

  /** Those of a page. A record that was readable before counts as listed: it still exists. */
  async note(tx: Tx, page: Pick<ComparedPage, 'stream' | 'rejected' | 'readable' | 'seenIn'>): Promise<void> {
    const { stream, rejected, readable, seenIn } = page;
    const { accountId } = this.account;
    await forgetRejected(tx, 'account_id = $1 and stream = $2 and locator = any($3)', [accountId, stream, readable]);
    if (rejected.length === 0) return;
    const records = [...new Map(rejected.map((record) => [record.locator, record])).values()];
    const locators = records.map(({ locator }) => locator);
    if (seenIn !== null) await this.versions.markSeenAt(tx, stream, locators, seenIn);
    const letters = await this.#letters(tx, stream, records);
    await table.upsert(
      tx,
      records.map((record) => ({
        account_id: accountId,
        stream,
        locator: record.locator,
        code: record.code,
        content: contentOf(record),
        seen_at: new Date(this.now()).toISOString(),
        last_seen_run: seenIn,
        dead_letter_id: letters.get(record.locator) ?? null,
      })),
    );
  }

  /** A complete listing was read to its end: the records that it did not list are gone. */
  async keepSeen(tx: Tx, stream: string, seenIn: string): Promise<void> {
    await forgetRejected(tx, 'account_id = $1 and stream = $2 and last_seen_run is distinct from $3', [
      this.account.accountId,
      stream,
      seenIn,
    ]);
  }

  /** The id of each record's dead letter by locator. Other content than before gets a new letter. */
  async #letters(tx: Tx, stream: string, records: readonly RejectedRecord[]): Promise<Map<string, string>> {
    const rows = await tx.query<KnownRow>(
      `select locator, code, content, dead_letter_id from ingest.rejected_records
       where account_id = $1 and stream = $2 and locator = any($3) and dead_letter_id is not null`,
      [this.account.accountId, stream, records.map(({ locator }) => locator)],
    );
    const known = new Map(rows.map((row) => [row.locator, row]));
    const changed = records.filter((record) => !record.warning && !isSame(record, known.get(record.locator)));
    await resolveSourceLetters(
      tx,
      changed.flatMap(({ locator }) => known.get(locator)?.dead_letter_id ?? []),
    );
    const ids = await keepSourceLetters(tx, this.outbox, changed.map(this.#unreadable));
    const letters = new Map(rows.map(({ locator, dead_letter_id }) => [locator, dead_letter_id]));
    for (const [i, { locator }] of changed.entries()) letters.set(locator, ids[i] ?? '');
    return letters;
  }

  readonly #unreadable = ({ kind, locator, code, text }: RejectedRecord) => ({
    topic: kind === 'group' ? rawGroups : rawContacts,
    key: makeIdentityKey({ ...this.account, externalId: locator }),
    code,
    bytes: Buffer.from(text),
  });
}

/** Deletes rows and resolves their dead letters. `condition` is SQL over ingest.rejected_records. */
export async function forgetRejected(tx: Tx, condition: string, params: readonly unknown[]): Promise<void> {
  const rows = await tx.query<{ id: string | null }>(
    `delete from ingest.rejected_records where ${condition} returning dead_letter_id as id`,
    params,
  );
  await resolveSourceLetters(
    tx,
    rows.flatMap(({ id }) => id ?? []),
  );
}

function isSame(record: RejectedRecord, known: KnownRow | undefined): boolean {
  return known?.code === record.code && known.content === contentOf(record);
}

function contentOf({ text }: RejectedRecord): string {
  return text.replaceAll(NUL, '\uFFFD');
}
