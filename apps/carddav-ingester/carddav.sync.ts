import type { Dispatcher } from 'undici';
import {
  type AccountSource,
  type Connector,
  type RecordFetcher,
  type Retry,
  type SourceAccount,
  SourceError,
  type StreamSet,
} from '#connector-kit';
import { carddavProvider, NormaliseError, type SourceRecord, storedCarddavSettings } from '#domain';
import type { Vault } from '#vault';
import { type Card, CarddavClient } from './carddav.client.js';
import { makePathId } from './carddav.ids.js';
import { cardRecord, type ReadCard, readCard } from './carddav.records.js';
import { type AddressBook, findAddressBooks } from './discovery/address-books.js';
import { parseServerAddress, type ServiceRecords, startingPoints } from './discovery/server-address.js';
import { DavHttp } from './http/dav-http.js';
import { TrustedSite } from './http/trusted-site.js';
import { BookStream } from './sync/book-stream.js';
import { readTag } from './sync/card-tag.js';

interface CarddavConnectorOptions {
  readonly vault: Pick<Vault, 'get'>;
  readonly retry: Retry;
  readonly dispatcher: Dispatcher;
  readonly records: ServiceRecords;
}

/** Any CardDAV server. The vault has an account's user name and (app) password under its id. */
export class CarddavConnector implements Connector {
  readonly provider = carddavProvider.name;

  constructor(private readonly options: CarddavConnectorOptions) {}

  async open({ accountId, region, settings }: SourceAccount, signal: AbortSignal): Promise<AccountSource> {
    const { vault, retry, dispatcher, records } = this.options;
    const [username, password] = [await vault.get(accountId, 'username'), await vault.get(accountId, 'password')];
    const { server, addressBooks, allowPlainHttp } = parsed(settings);
    if (!username || !password) throw new SourceError('MISSING_CREDENTIALS');
    const address = parseServerAddress(server);
    const site = new TrustedSite(address.home, allowPlainHttp);
    const http = new DavHttp({ dispatcher, site, credentials: { username, password }, signal });
    const client = new CarddavClient(http, (request) => retry.run(request, signal));
    const discovery = async () => findAddressBooks(client, await startingPoints(address, site, records));
    return new CarddavSource(client, discovery, addressBooks ?? null, region);
  }
}

class CarddavSource implements AccountSource {
  #books: readonly AddressBook[] = [];
  readonly credentials = { check: () => this.#find() };
  readonly recordFetcher: RecordFetcher = { kinds: ['contact'], fetch: (locator, tag) => this.#fetch(locator, tag) };

  constructor(
    private readonly client: CarddavClient,
    private readonly discover: () => Promise<readonly AddressBook[]>,
    private readonly chosen: readonly string[] | null,
    private readonly region: string | null,
  ) {}

  /** Discovery finds all books or fails, so a book that is missing was deleted or is no longer chosen. */
  async streams(): Promise<StreamSet> {
    const found = this.#books.map((book) => ({ ...book, chosen: this.chosen === null || isChosen(book, this.chosen) }));
    const books = found.filter(({ chosen }) => chosen);
    if (books.length === 0) throw new SourceError('NO_ADDRESS_BOOK');
    return { streams: books.map((book) => new BookStream(this.client, book, this.region)), complete: true, found };
  }

  /** The groups are those of the record in the log: group cards define the memberships. */
  async #fetch(locator: string, tag: string | null): Promise<SourceRecord | undefined> {
    const book = this.#books.find(({ url }) => locator.startsWith(makePathId(url)));
    const card = book && (await this.client.card(new URL(locator, book.url), book.version));
    if (!card) return undefined;
    const read = readable(card);
    return read.summary.isGroup ? undefined : cardRecord(read, tag === null ? [] : readTag(tag).groups, this.region);
  }

  async #find(): Promise<void> {
    this.#books = await this.discover();
  }
}

function readable(card: Card): ReadCard {
  try {
    return readCard(card);
  } catch (error) {
    throw error instanceof NormaliseError ? new SourceError('BAD_RESPONSE') : error;
  }
}

function isChosen({ name, url, displayName }: AddressBook, chosen: readonly string[]): boolean {
  return [name, url.href, displayName].some((way) => chosen.includes(way));
}

/** @throws SourceError NO_ADDRESS_BOOK if the settings have no server */
function parsed(settings: object) {
  const result = storedCarddavSettings.safeParse(settings);
  if (!result.success) throw new SourceError('NO_ADDRESS_BOOK');
  return result.data;
}
