import { type KnownRecords, type Page, readingOf, SourceError, type SourceStream } from '#connector-kit';
import type { CarddavClient } from '../carddav.client.js';
import type { AddressBook } from '../discovery/address-books.js';
import { BookReading, type Listing } from './book-reading.js';
import { CardReader } from './card-reader.js';

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
    for await (const listing of this.#listings(cursor)) {
      next = listing.cursor;
      yield* reading.take(listing);
    }
    yield* reading.finish();
    yield { records: [], total: null, nextCursor: next };
  }

  #listings(cursor: string | null): AsyncIterable<Listing> {
    return this.book.supportsSync ? this.#changes(cursor) : this.#everything(cursor);
  }

  /** After a truncated answer, the next request has the token of that answer. */
  async *#changes(cursor: string | null): AsyncGenerator<Listing> {
    const { client, book } = this;
    let token = cursor;
    for (;;) {
      const { truncated, ...changes } = await client.changes(book.url, token);
      yield { ...changes, cursor: changes.token };
      if (!truncated) return;
      token = changes.token;
    }
  }

  /** A new ctag means that something changed. A complete listing finds what it was. */
  async *#everything(cursor: string | null): AsyncGenerator<Listing> {
    if (cursor !== null) throw new SourceError('TOKEN_EXPIRED_SYNC');
    const { client, book } = this;
    yield { members: await client.members(book.url), gone: [], cursor: book.ctag };
  }
}
