import { deadLetterTopicOf, rawContacts } from '#contracts';
import type { Outbox } from '#log';
import { SetTable, type Tx } from '#store';
import type { RejectedRecord, SourceAccount } from '../source/ports.js';

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

export interface ReadPage {
  readonly stream: string;
  readonly rejected: readonly RejectedRecord[];
  /** Where records lie, or lay, that the page tells of and that could be read. */
  readonly readable: readonly string[];
  /** The complete listing that the page is part of; null for an incremental one. */
  readonly seenIn: string | null;
  readonly now: number;
}

/**
 * Records that a connector could not read, until they can be read or are gone. Each is told once for each content to the dead
 * letters of raw.contacts, under provider/account/locator, with the original text.
 */
export class RejectedRecords {
  constructor(
    private readonly outbox: Outbox,
    private readonly account: SourceAccount,
  ) {}

  async note(tx: Tx, { stream, rejected, readable, seenIn, now }: ReadPage): Promise<void> {
    const distinct = [...new Map(rejected.map((record) => [record.locator, record])).values()];
    const rows = distinct.map(({ locator, code, text }) => ({
      account_id: this.account.accountId,
      stream,
      locator,
      code,
      content: text.replaceAll(NUL, '\uFFFD'),
      seen_at: new Date(now).toISOString(),
      last_seen_run: seenIn,
    }));
    const locators = rows.map(({ locator }) => locator);
    const known = await tx.query<Row>(
      `select locator, code, content from ingest.rejected_records
       where account_id = $1 and stream = $2 and locator = any($3)`,
      [this.account.accountId, stream, locators],
    );
    const told = new Set(known.map(tellingOf));
    const fresh = new Set(rows.filter((row) => !told.has(tellingOf(row))).map(({ locator }) => locator));
    await table.upsert(tx, rows);
    await tx.execute(
      'delete from ingest.rejected_records where account_id = $1 and stream = $2 and locator = any($3)',
      [this.account.accountId, stream, readable],
    );
    await this.outbox.write(
      tx,
      distinct.filter(({ locator }) => fresh.has(locator)).map((record) => this.#deadLetter(record)),
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
