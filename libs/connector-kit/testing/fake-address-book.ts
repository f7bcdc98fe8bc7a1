import type { SourceRecord } from '#domain';
import { contentHash } from '../delivery/content-hash.js';
import type { AccountSource, Connector } from '../ports/connector.js';
import { SourceError } from '../ports/source-error.js';
import type { Page, SourceStream } from '../ports/source-stream.js';

const PAGE_SIZE = 3;

/** The content of a contact that cannot be read. */
export const UNREADABLE = 'no contact at all';

/** An address book in memory with complete and incremental listings. Deletions name a locator only. */
export class FakeBook implements SourceStream {
  readonly scope = 'all';
  readonly #people = new Map<string, string>();
  readonly #changes: string[] = [];
  #oldestToken = 0;

  constructor(readonly name: string) {}

  write(id: string, content: string): void {
    this.#people.set(id, content);
    this.#changes.push(id);
  }

  remove(id: string): void {
    this.#people.delete(id);
    this.#changes.push(id);
  }

  expireTokens(): void {
    this.#oldestToken = this.#changes.length + 1;
  }

  /** Contents by id. */
  get people(): ReadonlyMap<string, string> {
    return this.#people;
  }

  async *list(cursor: string | null): AsyncGenerator<Page> {
    const since = cursor === null ? null : Number(cursor);
    if (since !== null && since < this.#oldestToken) throw new SourceError('TOKEN_EXPIRED_SYNC');
    const nextCursor = String(this.#changes.length);
    const ids = since === null ? [...this.#people.keys()] : [...new Set(this.#changes.slice(since))];
    for (let at = 0; at === 0 || at < ids.length; at += PAGE_SIZE) {
      const isLast = at + PAGE_SIZE >= ids.length;
      const page = ids.slice(at, at + PAGE_SIZE);
      const unreadable = page.filter((id) => this.#people.get(id) === UNREADABLE);
      yield {
        records: page.filter((id) => !unreadable.includes(id)).map((id) => this.#record(id)),
        rejected: unreadable.map((id) => ({
          kind: 'contact' as const,
          locator: this.#locator(id),
          code: 'UNREADABLE',
          text: UNREADABLE,
        })),
        total: null,
        nextCursor: isLast ? nextCursor : null,
      };
    }
  }

  #record(id: string): SourceRecord {
    const content = this.#people.get(id);
    const place = { locator: this.#locator(id), aliases: [] };
    if (content === undefined) return { ...place, present: false, externalId: undefined, payload: '{}' };
    const kind = content.startsWith('group ') ? 'group' : 'contact';
    const hash = contentHash(content);
    return { ...place, present: true, kind, externalId: id, payload: content, contentHash: hash };
  }

  #locator(id: string): string {
    return `${this.name}/${id}`;
  }
}

/** A provider in memory with one account of any number of books. */
export class FakeAddressBook implements Connector {
  readonly provider = 'fake';
  readonly #books = new Map<string, FakeBook>();

  /** Creates the book if it does not exist. */
  book(name: string): FakeBook {
    const book = this.#books.get(name) ?? new FakeBook(name);
    this.#books.set(name, book);
    return book;
  }

  removeBook(name: string): void {
    this.#books.delete(name);
  }

  async open(): Promise<AccountSource> {
    return sourceOf([...this.#books.values()]);
  }
}

/** An account with these streams and valid credentials. */
export function sourceOf(streams: readonly SourceStream[]): AccountSource {
  return { credentials: { check: async () => {} }, streams: async () => ({ streams, complete: true }) };
}
