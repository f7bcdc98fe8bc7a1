import { type KeptRecord, type KnownRecord, type Page, readingOf } from '#connector-kit';
import { categoryGroupId, type SourceRecord } from '#domain';
import type { Member } from '../carddav.client.js';
import { makePathId } from '../carddav.ids.js';
import { cardRecord, categoryRecord, type ReadCard } from '../carddav.records.js';
import { type CardReader, PAGE_SIZE } from './card-reader.js';
import { type CardTag, readTag } from './card-tag.js';
import { Memberships } from './memberships.js';

/** What a server tells of a book at once. */
export interface Listing {
  readonly members: readonly Member[];
  readonly gone: readonly URL[];
  /** Where the next listing starts; null when the server cannot tell. */
  readonly cursor: string | null;
}

interface BookReadingOptions {
  readonly reader: CardReader;
  /** Any URL at the book's host. */
  readonly root: URL;
  readonly region: string | null;
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** Whether the listings are the whole book together. */
  readonly isComplete: boolean;
}

/** A contact's card as the log has it, or is about to. */
interface SentCard {
  readonly url: URL;
  readonly uid: string | null;
  readonly groups: readonly string[];
}

/**
 * One reading of a book. Cards whose etag is known are not read again. Who is in which group stands in the group cards, and is told
 * with each contact; so contacts that joined or left a group are read once more at the end, when all groups are known.
 */
export class BookReading {
  readonly #tags = new Map<string, CardTag>();
  readonly #cards = new Map<string, SentCard>();
  readonly #memberships = new Memberships();
  readonly #categories = new Set<string>();
  readonly #unseen: Set<string>;
  readonly #listed = new Set<string>();

  constructor(private readonly options: BookReadingOptions) {
    for (const [id, { kind, tag }] of options.known) {
      const read = readTag(tag);
      this.#tags.set(id, read);
      if (read.members !== null) this.#memberships.set(id, read.members);
      else if (kind === 'contact')
        this.#cards.set(id, { url: new URL(id, options.root), uid: read.uid, groups: read.groups });
    }
    this.#unseen = new Set(this.#tags.keys());
  }

  /**
   * What a listing tells: what is gone, what is as it was, and the cards that are new or changed, a page at a time. A complete listing
   * tells by absence what is gone, but for what it named before it was cut short; Radicale names all that ever was there.
   */
  async *take({ members, gone }: Listing): AsyncGenerator<Page> {
    const { isComplete } = this.options;
    const lost = gone.map(makePathId).filter((id) => !isComplete || this.#listed.has(id));
    if (lost.length > 0)
      yield page(
        lost.map((id) => this.#gone(id)),
        null,
      );
    const kept: string[] = [];
    const toRead: URL[] = [];
    for (const member of members) {
      const id = makePathId(member.url);
      this.#unseen.delete(id);
      this.#listed.add(id);
      if (this.#isKnown(id, member)) kept.push(id);
      else toRead.push(member.url);
    }
    const total = isComplete ? this.#listed.size : null;
    if (kept.length > 0) yield { ...page(this.#categoriesOf(kept), total), kept: this.#kept(kept) };
    for (let at = 0; at < toRead.length; at += PAGE_SIZE) {
      yield await this.#read(toRead.slice(at, at + PAGE_SIZE), total);
    }
  }

  /** After the last listing. */
  async *finish(): AsyncGenerator<Page> {
    if (this.options.isComplete) yield* this.#dropUnseen();
    const moved = [...this.#cards.values()].filter(({ uid, groups }) => !isEqual(groups, this.#memberships.of(uid)));
    for (let at = 0; at < moved.length; at += PAGE_SIZE) {
      yield await this.#read(
        moved.slice(at, at + PAGE_SIZE).map(({ url }) => url),
        null,
      );
    }
  }

  #isKnown(id: string, { etag }: Member): boolean {
    const tag = this.#tags.get(id);
    return tag !== undefined && etag !== null && tag.etag === etag && tag.reading === readingOf(this.options.region);
  }

  async #read(urls: readonly URL[], total: number | null): Promise<Page> {
    const { cards, rejected } = await this.options.reader.read(urls);
    for (const { card, summary } of cards) {
      this.#memberships.set(makePathId(card.url), summary.isGroup ? summary.members : null);
    }
    for (const { locator } of rejected) this.#forget(locator);
    const categories = cards.flatMap(({ summary }) => summary.categories);
    const records = [...this.#newCategories(categories), ...cards.map((card) => this.#record(card))];
    return { ...page(records, total), rejected };
  }

  #record(read: ReadCard): SourceRecord {
    const { card, summary } = read;
    const id = makePathId(card.url);
    const groups = summary.isGroup ? [] : this.#memberships.of(summary.uid);
    if (summary.isGroup) this.#cards.delete(id);
    else this.#cards.set(id, { url: card.url, uid: summary.uid, groups });
    return cardRecord(read, groups, this.options.region);
  }

  #gone(id: string): SourceRecord {
    this.#forget(id);
    this.#unseen.delete(id);
    return { present: false, externalId: id, locator: id, aliases: [], payload: '{}' };
  }

  #forget(id: string): void {
    this.#memberships.set(id, null);
    this.#cards.delete(id);
  }

  /** Categories are nowhere listed, so a complete listing keeps those that there were; cards that it did not name are gone. */
  async *#dropUnseen(): AsyncGenerator<Page> {
    const categories = [...this.#unseen].filter((id) => this.#isCategory(id));
    if (categories.length > 0) yield { ...page([], null), kept: this.#kept(categories) };
    for (const id of this.#unseen) this.#forget(id);
  }

  #kept(ids: readonly string[]): KeptRecord[] {
    return ids.map((locator) => ({ kind: this.options.known.get(locator)?.kind ?? 'contact', locator }));
  }

  #isCategory(id: string): boolean {
    const [category] = this.#tags.get(id)?.categories ?? [];
    return category !== undefined && id === categoryGroupId(category);
  }

  #categoriesOf(kept: readonly string[]): SourceRecord[] {
    return this.#newCategories(kept.flatMap((id) => this.#tags.get(id)?.categories ?? []));
  }

  /** Those that the book has no record of yet. */
  #newCategories(names: readonly string[]): SourceRecord[] {
    const fresh = [...new Set(names)].filter((name) => {
      return !this.#categories.has(name) && !this.#tags.has(categoryGroupId(name));
    });
    for (const name of fresh) this.#categories.add(name);
    return fresh.map(categoryRecord);
  }
}

function page(records: readonly SourceRecord[], total: number | null): Page {
  return { records, total, nextCursor: null };
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
