import { deadLetterTopicOf, rawContacts } from '#contracts';
import type { Outbox } from '#log';
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
  },
  key: ['account_id', 'stream', 'locator'],
});

interface Row {
  readonly locator: string;
  readonly code: string;
  readonly content: string;
}

/** Postgres keeps no NUL in text. The dead letter has the text as received. */
const NUL = String.fromCharCode(0);

/**
 * Records that a connector could not read, until they can be read or are gone. Each is told once for each content to the dead
 * letters of raw.contacts, under provider/account/locator, with the original text.
 */
export class RejectedRecords {
  constructor(
    private readonly outbox: Outbox,
    private readonly account: SourceAccount,
    private readonly versions: SourceVersions,
    private readonly now: () => number,
  ) {}

  /** Those of a page. What could be read before counts as named by the listing: it is still there. */
  async note(tx: Tx, page: Pick<ComparedPage, 'stream' | 'rejected' | 'readable' | 'seenIn'>): Promise<void> {
    const { stream, rejected, readable, seenIn } = page;
    await this.#forget(tx, stream, readable);
    if (rejected.length === 0) return;
    const distinct = [...new Map(rejected.map((record) => [record.locator, record])).values()];
    const rows = distinct.map(({ locator, code, text }) => ({
      account_id: this.account.accountId,
      stream,
      locator,
      code,
      content: text.replaceAll(NUL, '\uFFFD'),
      seen_at: new Date(this.now()).toISOString(),
      last_seen_run: seenIn,
    }));
    const locators = rows.map(({ locator }) => locator);
    const known = await tx.query<Row>(
      `select locator, code, content from ingest.rejected_records
       where account_id = $1 and stream = $2 and locator = any($3)`,
      [this.account.accountId, stream, locators],
    );
    const told = new Set(known.map(tellingOf));
    if (seenIn !== null) await this.versions.markSeenAt(tx, stream, locators, seenIn);
    const fresh = new Set(rows.filter((row) => !told.has(tellingOf(row))).map(({ locator }) => locator));
    await table.upsert(tx, rows);
    await this.outbox.write(
      tx,
      distinct.filter(({ locator }) => fresh.has(locator)).map((record) => this.#deadLetter(record)),
    );
  }

  async #forget(tx: Tx, stream: string, locators: readonly string[]): Promise<void> {
    await tx.execute(
      'delete from ingest.rejected_records where account_id = $1 and stream = $2 and locator = any($3)',
      [this.account.accountId, stream, locators],
    );
  }

  /** The complete listing was read to its end: what it did not name is gone. */
  async keepSeen(tx: Tx, stream: string, seenIn: string): Promise<void> {
    await tx.execute(
      `delete from ingest.rejected_records where account_id = $1 and stream = $2 and last_seen_run is distinct from $3`,
      [this.account.accountId, stream, seenIn],
    );
  }

  #deadLetter({ locator, code, text }: RejectedRecord) {
    const { provider, accountId } = this.account;
    return {
      topic: deadLetterTopicOf(rawContacts.name),
      key: `${provider}/${accountId}/${locator}`,
      value: Buffer.from(text),
      headers: { 'x-error-topic': rawContacts.name, 'x-error-code': code, 'x-error-consumer': this.outbox.producer },
    };
  }
}

function tellingOf({ locator, code, content }: Row): string {
  return JSON.stringify([locator, code, content]);
}
