import { type RejectedRecord, SourceError } from '#connector-kit';
import { NormaliseError } from '#domain';
import type { Card, CarddavClient } from '../carddav.client.js';
import { makePathId } from '../carddav.ids.js';
import { type ReadCard, readCard } from '../carddav.records.js';
import type { AddressBook } from '../discovery/address-books.js';

/** Servers time out on long multigets; DAVx5 asks for ten at a time. */
const BATCH_SIZE = 25;
const BATCHES_AT_ONCE = 2;
/** Cards of a page. A page is in memory at once. */
export const PAGE_SIZE = BATCH_SIZE * BATCHES_AT_ONCE;

/** The limit of a message is 8 MiB, the envelope and the escapes of JSON included. */
const LARGEST_CARD_LENGTH = 5 << 20;

export interface CardPage {
  readonly cards: readonly ReadCard[];
  readonly rejected: readonly RejectedRecord[];
  /** Whether there are cards that the server lists and does not give now; the next listing must name them again. */
  readonly isIncomplete: boolean;
}

/** Reads cards of one book. A card that cannot be read is rejected and does not stop the others. */
export class CardReader {
  constructor(
    private readonly client: CarddavClient,
    private readonly book: AddressBook,
  ) {}

  /** At most PAGE_SIZE cards. Cards that were deleted since they were listed are left out. */
  async read(urls: readonly URL[]): Promise<CardPage> {
    const batches: (readonly URL[])[] = [];
    for (let at = 0; at < urls.length; at += BATCH_SIZE) batches.push(urls.slice(at, at + BATCH_SIZE));
    const pages = await Promise.all(batches.map((batch) => this.#readBatch(batch)));
    return {
      cards: pages.flatMap(({ cards }) => cards),
      rejected: pages.flatMap(({ rejected }) => rejected),
      isIncomplete: pages.some(({ isIncomplete }) => isIncomplete),
    };
  }

  async #readBatch(urls: readonly URL[]): Promise<CardPage> {
    const found = await this.#readTogether(urls);
    const missing = urls.filter((url) => !found.has(makePathId(url)));
    const alone = await this.#readSingly(missing);
    const cards: ReadCard[] = [];
    const rejected: RejectedRecord[] = [...alone.rejected];
    for (const card of [...found.values(), ...alone.cards]) {
      const read = readOrReject(card);
      if ('code' in read) rejected.push(read);
      else cards.push(read);
    }
    return { cards, rejected, isIncomplete: alone.isIncomplete };
  }

  /** By multiget. Empty if the request fails, because a single card may be the cause. */
  async #readTogether(urls: readonly URL[]): Promise<ReadonlyMap<string, Card>> {
    try {
      const cards = await this.client.cards(this.book.url, urls, this.book.version);
      return new Map(cards.map((card) => [makePathId(card.url), card]));
    } catch (error) {
      if (!isMaybeOfOneCard(error)) throw error;
      await this.#checkBook();
      return new Map();
    }
  }

  async #readSingly(urls: readonly URL[]): Promise<Omit<CardPage, 'cards'> & { readonly cards: readonly Card[] }> {
    const cards: Card[] = [];
    const rejected: RejectedRecord[] = [];
    let isIncomplete = false;
    for (const url of urls) {
      const card = await this.#readOne(url);
      if (typeof card === 'object') cards.push(card);
      else isIncomplete = true;
      if (card === 'unreadable')
        rejected.push({ kind: 'contact', locator: makePathId(url), code: 'CARD_UNREADABLE', text: '' });
    }
    return { cards, rejected, isIncomplete };
  }

  /** unreadable: the server has it and does not give it. */
  async #readOne(url: URL): Promise<Card | 'deleted' | 'unreadable'> {
    try {
      const card = await this.client.card(url, this.book.version);
      return card ?? ((await this.#exists(url)) ? 'unreadable' : 'deleted');
    } catch (error) {
      if (!isMaybeOfOneCard(error)) throw error;
      await this.#checkBook();
      return 'unreadable';
    }
  }

  /** If the book itself cannot be read either, the card is not the cause. */
  async #checkBook(): Promise<void> {
    await this.client.properties(this.book.url, '0', ['d:resourcetype']);
  }

  async #exists(url: URL): Promise<boolean> {
    try {
      return (await this.client.properties(url, '0', ['d:getetag'])).length > 0;
    } catch (error) {
      if (isMaybeOfOneCard(error)) return false;
      throw error;
    }
  }
}

function readOrReject(card: Card): ReadCard | RejectedRecord {
  const locator = makePathId(card.url);
  try {
    const read = readCard(card);
    if (read.text.length <= LARGEST_CARD_LENGTH) return read;
    const kind = read.summary.isGroup ? 'group' : 'contact';
    return { kind, locator, code: 'CARD_TOO_LARGE', text: read.text.slice(0, LARGEST_CARD_LENGTH) };
  } catch (error) {
    if (error instanceof NormaliseError)
      return { kind: 'contact', locator, code: error.code, text: card.text.slice(0, LARGEST_CARD_LENGTH) };
    throw error;
  }
}

function isMaybeOfOneCard(error: unknown): boolean {
  return (
    error instanceof SourceError &&
    ['UNAVAILABLE', 'BAD_RESPONSE', 'BAD_REQUEST', 'TOO_LARGE', 'NOT_FOUND', 'FORBIDDEN'].includes(error.code)
  );
}
