import { contentHash } from '../source/content-hash.js';
import type { AccountSource, Connector, Page, SourceRecord, SourceStream } from '../source/ports.js';
import { SourceTrouble } from '../source/trouble.js';

const PAGE_SIZE = 3;

/** A provider with one account: people with a content each, complete and incremental listings, deletions told by locator only. */
export class FakeAddressBook implements Connector, SourceStream {
  readonly provider = 'fake';
  readonly name = 'contacts';
  readonly scope = 'all';
  readonly #people = new Map<string, string>();
  readonly #changes: string[] = [];
  #oldestToken = 0;

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

  /** Id to content. */
  get people(): ReadonlyMap<string, string> {
    return this.#people;
  }

  async open(): Promise<AccountSource> {
    return sourceOf([this]);
  }

  async *list(cursor: string | null): AsyncGenerator<Page> {
    const since = cursor === null ? null : Number(cursor);
    if (since !== null && since < this.#oldestToken) throw new SourceTrouble('TOKEN_EXPIRED_SYNC');
    const nextCursor = String(this.#changes.length);
    const ids = since === null ? [...this.#people.keys()] : [...new Set(this.#changes.slice(since))];
    const records = ids.map((id) => this.#record(id));
    for (let at = 0; at === 0 || at < records.length; at += PAGE_SIZE) {
      const isLast = at + PAGE_SIZE >= records.length;
      yield { records: records.slice(at, at + PAGE_SIZE), total: null, nextCursor: isLast ? nextCursor : null };
    }
  }

  #record(id: string): SourceRecord {
    const content = this.#people.get(id);
    const told = { locator: `people/${id}`, aliases: [] };
    return content === undefined
      ? { ...told, present: false, externalId: undefined, payload: '{}' }
      : {
          ...told,
          present: true,
          kind: 'contact',
          externalId: id,
          payload: content,
          contentHash: contentHash(content, new Set()),
        };
  }
}

/** An account with these streams and no others, whose credentials are good. */
export function sourceOf(streams: readonly SourceStream[]): AccountSource {
  return { credentials: { check: async () => {} }, streams: async () => ({ streams, complete: true }) };
}
