import { type KnownRecords, type Page, readingOf, SourceError, type SourceStream } from '#connector-kit';
import type { CarddavClient } from '../carddav.client.js';
import type { AddressBook } from '../discovery/address-books.js';
import { BookReading, type Listing } from './book-reading.js';
import { CardReader } from './card-reader.js';

/** Truncated answers in a row that name no further card, neither as a member nor as deleted. */
const MAX_WITHOUT_NEWS = 10;
/** Servers truncate at 100 members or more, so this is the bound for 200,000 cards. */
const MAX_ANSWERS = 2_000;

/** One address book. Its cursor is the sync token, or the ctag if the server does not support sync-collection. */
export class BookStream implements SourceStream {
  readonly name: string;
  readonly scope: string;

  constructor(
    private readonly client: CarddavClient,
    private readonly book: AddressBook,
    private readonly region: string | null,
  ) {
    this.name = book.name;
    const way = book.supportsSync ? 'sync-collection' : 'ctag';
    this.scope = `${way};vcard=${book.version ?? 'any'};${readingOf(region)}`;
  }

  async *list(cursor: string | null, known: KnownRecords): AsyncGenerator<Page> {
    const { client, book, region } = this;
    if (cursor !== null && cursor === (book.supportsSync ? book.syncToken : book.ctag)) {
      yield { records: [], total: null, nextCursor: cursor };
      return;
    }
    const reading = new BookReading({
      reader: new CardReader(client, book),
      root: book.url,
      region,
      known: await known(),
      isComplete: cursor === null,
    });
    let next: string | null = null;
    for await (const listing of this.#listings(cursor, reading)) {
      next = listing.cursor;
      yield* reading.take(listing);
    }
    yield* reading.finish();
    yield { records: [], total: null, nextCursor: reading.isIncomplete ? cursor : next };
  }

  #listings(cursor: string | null, reading: BookReading): AsyncIterable<Listing> {
    return this.book.supportsSync ? this.#changes(cursor, reading) : this.#everything(cursor);
  }

  /**
   * After a truncated answer, the next request has the token of that answer. Some servers answer a truncated complete listing with
   * their newest token, so that its rest is never listed: then the members are listed by PROPFIND, and those that were missing read.
   */
  async *#changes(cursor: string | null, reading: BookReading): AsyncGenerator<Listing> {
    const { client, book } = this;
    let [token, wasTruncated, withoutNews] = [cursor, false, 0];
    for (let answers = 1; ; answers++) {
      const { truncated, ...changes } = await client.changes(book.url, token);
      withoutNews = reading.isNews(changes) ? 0 : withoutNews + 1;
      if (truncated && (withoutNews >= MAX_WITHOUT_NEWS || answers >= MAX_ANSWERS))
        throw new SourceError('ENDLESS_LISTING');
      yield { ...changes, cursor: changes.token };
      token = changes.token;
      if (!truncated) break;
      wasTruncated = true;
    }
    if (!wasTruncated || cursor !== null) return;
    const members = (await client.members(book.url)).filter(({ url }) => !reading.hasListed(url));
    yield { members, gone: [], cursor: token };
  }

  /** A new ctag means that something changed. A complete listing finds what it was. */
  async *#everything(cursor: string | null): AsyncGenerator<Listing> {
    if (cursor !== null) throw new SourceError('TOKEN_EXPIRED_SYNC');
    const { client, book } = this;
    yield { members: await client.members(book.url), gone: [], cursor: book.ctag };
  }
}
