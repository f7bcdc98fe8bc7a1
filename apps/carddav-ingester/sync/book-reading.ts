import { GuessedCards, type KnownRecord, type Page, readingOf, type UnchangedRecord } from '#connector-kit';
import { categoryGroupId, type SourceRecord } from '#domain';
import type { Member } from '../carddav.client.js';
import { makePathId } from '../carddav.ids.js';
import { cardRecord, categoryRecord, type ReadCard } from '../carddav.records.js';
import { type CardReader, PAGE_SIZE } from './card-reader.js';
import { type CardTag, readTag } from './card-tag.js';
import { Memberships } from './memberships.js';

/** One answer of a server about a book. */
export interface Listing {
  readonly members: readonly Member[];
  readonly gone: readonly URL[];
  /** Where the next listing starts; null if the server has no cursor. */
  readonly cursor: string | null;
}

const UNDECLARED =
  'If letters are wrong, ask whoever runs the server to send address books as UTF-8, or import the cards there again.';

interface BookReadingOptions {
  readonly reader: CardReader;
  /** Any URL at the book's host. */
  readonly root: URL;
  readonly region: string | null;
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** Whether the listings together are the whole book. */
  readonly isComplete: boolean;
}

/** A contact's card that is in the log, or will be. */
interface SentCard {
  readonly url: URL;
  readonly uid: string | null;
  readonly groups: readonly string[];
}

/**
 * One reading of a book. Cards with a known etag are not read again. Group cards define the memberships, and the record of each
 * contact contains its groups; so contacts that joined or left a group are read again at the end, when all groups are known.
 */
export class BookReading {
  readonly #tags = new Map<string, CardTag>();
  readonly #cards = new Map<string, SentCard>();
  readonly #memberships = new Memberships();
  readonly #categories = new Set<string>();
  readonly #unseen: Set<string>;
  readonly #listed = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #guessed = new GuessedCards();
  #isIncomplete = false;

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

  /** Whether a listed card could not be read, so that the next reading must begin where this one began. */
  get isIncomplete(): boolean {
    return this.#isIncomplete;
  }

  /** Whether the card was listed in this reading. */
  hasListed(url: URL): boolean {
    return this.#listed.has(makePathId(url));
  }

  /** Whether an answer names a card that no earlier one named. */
  isNews({ members, gone }: Pick<Listing, 'members' | 'gone'>): boolean {
    return members.some(({ url }) => !this.hasListed(url)) || gone.some((url) => !this.#gone.has(makePathId(url)));
  }

  /**
   * The pages of a listing, at least one: deleted cards, unchanged cards, new and changed cards. In a complete listing, absence means deletion. It
   * needs explicit deletions only for cards of an earlier, truncated part; Radicale names every card that ever existed.
   */
  async *take({ members, gone }: Listing): AsyncGenerator<Page> {
    const { isComplete } = this.options;
    const named = gone.map(makePathId);
    for (const id of named) this.#gone.add(id);
    const deleted = named.filter((id) => !isComplete || this.#listed.has(id));
    if (deleted.length > 0)
      yield page(
        deleted.map((id) => this.#deletion(id)),
        null,
      );
    const unchanged: string[] = [];
    const toRead: URL[] = [];
    for (const member of members) {
      const id = makePathId(member.url);
      this.#unseen.delete(id);
      this.#listed.add(id);
      if (this.#isKnown(id, member)) unchanged.push(id);
      else toRead.push(member.url);
    }
    const total = isComplete ? this.#listed.size : null;
    // Between any two requests a page lets the runner notice that the job was cancelled.
    if (deleted.length + unchanged.length + toRead.length === 0) yield page([], total);
    if (unchanged.length > 0) {
      yield { ...page(this.#categoriesOf(unchanged), total), unchanged: this.#unchanged(unchanged) };
    }
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
    const rejected = this.#guessed.warnings(UNDECLARED);
    if (rejected.length > 0) yield { ...page([], null), rejected };
  }

  #isKnown(id: string, { etag }: Member): boolean {
    const tag = this.#tags.get(id);
    return tag !== undefined && etag !== null && tag.etag === etag && tag.reading === readingOf(this.options.region);
  }

  async #read(urls: readonly URL[], total: number | null): Promise<Page> {
    const { cards, rejected, isIncomplete } = await this.options.reader.read(urls);
    this.#isIncomplete ||= isIncomplete;
    for (const { card, summary, guessed } of cards) {
      if (guessed) this.#guessed.add(makePathId(card.url), summary.name);
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

  #deletion(id: string): SourceRecord {
    this.#forget(id);
    this.#unseen.delete(id);
    return { present: false, externalId: id, locator: id, aliases: [], payload: '{}' };
  }

  #forget(id: string): void {
    this.#memberships.set(id, null);
    this.#cards.delete(id);
  }

  /** A listing does not contain categories, so the known ones are kept. Cards that it did not contain are deleted. */
  async *#dropUnseen(): AsyncGenerator<Page> {
    const categories = [...this.#unseen].filter((id) => this.#isCategory(id));
    if (categories.length > 0) yield { ...page([], null), unchanged: this.#unchanged(categories) };
    for (const id of this.#unseen) this.#forget(id);
  }

  #unchanged(ids: readonly string[]): UnchangedRecord[] {
    return ids.map((locator) => ({ kind: this.options.known.get(locator)?.kind ?? 'contact', locator }));
  }

  #isCategory(id: string): boolean {
    const [category] = this.#tags.get(id)?.categories ?? [];
    return category !== undefined && id === categoryGroupId(category);
  }

  #categoriesOf(ids: readonly string[]): SourceRecord[] {
    return this.#newCategories(ids.flatMap((id) => this.#tags.get(id)?.categories ?? []));
  }

  /** Categories that have no record yet. */
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
