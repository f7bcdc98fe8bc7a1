import {
  type AccountSource,
  type Connector,
  type Page,
  type RejectedRecord,
  readingOf,
  type SourceAccount,
  SourceError,
  type SourceStream,
} from '#connector-kit';
import { fileProvider, type PresentRecord, type SourceRecord } from '#domain';
import { categoryRecord, contactRecord, groupCardRecord, rejectedRecord } from './file.records.js';
import { cardsOf } from './read-cards.js';
import { type Survey, survey } from './survey-file.js';
import type { Upload, Uploads } from './uploads.js';

const PAGE_RECORDS = 500;
const PAGE_CHARACTERS = 1 << 20;
const OTHER_ENCODING =
  'If letters are wrong, upload the file again with its encoding, for instance POST /instances/{id}/file?encoding=windows-1251.';
/** The cursor before the first file. */
const NOTHING_YET = 'none';

/** Address books that were uploaded as files. They have no credentials. */
export class FileConnector implements Connector {
  readonly provider = fileProvider.name;

  constructor(private readonly uploads: Uploads) {}

  async open({ accountId, region }: SourceAccount, signal: AbortSignal): Promise<AccountSource> {
    const stream = new FileStream(this.uploads, { accountId, region, signal });
    return {
      credentials: { check: async () => {} },
      streams: async () => ({ streams: [stream], complete: true }),
    };
  }
}

interface FileReading {
  readonly accountId: string;
  readonly region: string | null;
  readonly signal: AbortSignal;
}

/** The cards of the last file. The cursor is the id of the file, so another file needs a complete listing. */
class FileStream implements SourceStream {
  readonly name = 'file';
  readonly scope: string;

  constructor(
    private readonly uploads: Uploads,
    private readonly reading: FileReading,
  ) {
    this.scope = `cards;${readingOf(reading.region)}`;
  }

  async *list(cursor: string | null): AsyncGenerator<Page> {
    const upload = await this.uploads.latest(this.reading.accountId);
    const current = upload?.id ?? NOTHING_YET;
    if (cursor !== null && cursor !== current) throw new SourceError('TOKEN_EXPIRED_SYNC');
    if (cursor !== null || upload === undefined) yield { records: [], total: null, nextCursor: current };
    else yield* this.#whole(upload);
  }

  /** @throws SourceError NOT_A_CARD_FILE for a file without cards: it is not an empty address book */
  async *#whole(upload: Upload): AsyncGenerator<Page> {
    const found = await survey(this.#cards(upload));
    if (found.cards === 0) throw new SourceError('NOT_A_CARD_FILE');
    for await (const page of inPages(this.#records(upload, found)))
      yield { ...page, total: found.cards, nextCursor: null };
    yield { records: [], total: found.cards, nextCursor: upload.id };
  }

  /** Groups before the contacts that refer to them. */
  async *#records(upload: Upload, found: Survey): AsyncGenerator<SourceRecord | RejectedRecord> {
    yield* found.guessed.warnings(OTHER_ENCODING);
    yield* found.categories.map(categoryRecord);
    if (found.groupCards > 0) yield* this.#groupCards(upload);
    const seen = new Map<string, string>();
    for await (const card of this.#cards(upload)) {
      if (card.summary === undefined) yield rejectedRecord(card);
      else if (!card.summary.isGroup) yield* withoutCopies(contactRecord(card, found, this.reading.region), seen);
    }
  }

  async *#groupCards(upload: Upload): AsyncGenerator<SourceRecord> {
    for await (const card of this.#cards(upload)) if (card.summary?.isGroup) yield groupCardRecord(card);
  }

  #cards(upload: Upload) {
    return cardsOf(this.uploads.bytes(upload, this.reading.signal), upload.encoding);
  }
}

/** Skips a copy of an earlier card. A different card with the same id is a record of its own. */
function* withoutCopies(record: PresentRecord, seen: Map<string, string>): Generator<PresentRecord> {
  let id = record.externalId;
  for (let copy = 2; seen.has(id); copy++) {
    if (seen.get(id) === record.contentHash) return;
    id = `${record.externalId}#${copy}`;
  }
  seen.set(id, record.contentHash);
  yield { ...record, externalId: id, locator: id };
}

async function* inPages(
  records: AsyncIterable<SourceRecord | RejectedRecord>,
): AsyncGenerator<{ records: SourceRecord[]; rejected: RejectedRecord[] }> {
  let page: { records: SourceRecord[]; rejected: RejectedRecord[] } = { records: [], rejected: [] };
  let characters = 0;
  for await (const record of records) {
    if ('code' in record) page.rejected.push(record);
    else page.records.push(record);
    characters += 'code' in record ? record.text.length : record.payload.length;
    if (page.records.length + page.rejected.length < PAGE_RECORDS && characters < PAGE_CHARACTERS) continue;
    yield page;
    [page, characters] = [{ records: [], rejected: [] }, 0];
  }
  yield page;
}
