import { randomUUID } from 'node:crypto';
import { promises as dns } from 'node:dns';
import { Agent } from 'undici';
import { Retry } from '#connector-kit';
import { CarddavConnector } from '../../apps/carddav-ingester/carddav.sync.js';
import type { Fault, ProviderAccount, SnapshotProvider } from '../../libs/connector-kit/testing/contract/index.js';
import { type CarddavKind, CarddavServer, type CarddavUser } from '../support/servers/carddav.js';
import type { DavFault } from '../support/servers/dav-proxy.js';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

const FAULTS: Readonly<Record<Fault, DavFault['answer']>> = {
  unavailable: { status: 500 },
  quota: { status: 429, headers: { 'retry-after': '1' } },
  'broken-connection': 'drop',
};

/** A real server behind the connector's real client. Each account is a user with two books. */
export class CarddavContractHarness implements SnapshotProvider {
  readonly #dispatcher = new Agent();

  private constructor(private readonly server: CarddavServer) {}

  static async open(kind: CarddavKind): Promise<CarddavContractHarness> {
    return new CarddavContractHarness(await CarddavServer.start(kind));
  }

  async openAccount(): Promise<ProviderAccount> {
    const user = this.server.newUser();
    const books = [await user.makeBook('friends'), await user.makeBook('family')] as const;
    return this.#account(user, books);
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
    await this.server.close();
  }

  #account(user: CarddavUser, books: readonly [string, string]): ProviderAccount {
    const { proxy, url } = this.server;
    const cards = new Cards(user, this.server);
    const mine = user.root;
    return {
      connector: this.#connector(user),
      accountId: randomUUID(),
      settings: { server: url + mine.slice(1), addressBooks: books },
      books,
      add: (book, name) => cards.add(book, cardOf(name)),
      rename: (handle, name) => cards.write(handle, cardOf(name)),
      touch: (handle) => cards.touch(handle),
      remove: (handle) => cards.remove(handle),
      expireCursors: async () => proxy.expireTokens(),
      fail: async (fault, times) =>
        void proxy.inject({ match: new RegExp(`^REPORT ${mine}`), times, answer: FAULTS[fault] }),
      revokeAccess: {
        code: 'INVALID_GRANT',
        act: async () => void proxy.inject({ match: new RegExp(` ${mine}`), times: 1_000, answer: { status: 401 } }),
      },
      removeBook: (book) => user.removeBook(book),
      corrupt: { text: '', act: (handle) => cards.corrupt(handle) },
      addGroup: async (name, members) => {
        const uids = members.map((member) => `MEMBER:urn:uuid:${uidOf(member)}\r\n`);
        await cards.add(books[0], (uid) => vcard(uid, name, `KIND:group\r\n${uids.join('')}`));
      },
      nameIn: (payload) => {
        const { vcard: text = '', category } = JSON.parse(payload) as { vcard?: string; category?: string };
        return category ?? /^FN:(.*?)\r?$/m.exec(text)?.[1] ?? '';
      },
    };
  }

  #connector(user: CarddavUser): CarddavConnector {
    const secrets: Readonly<Record<string, string>> = user.credentials;
    const vault = { get: async (_: string, name: string) => secrets[name] };
    const retry = new Retry({ logger: silent, wait: async () => {} });
    return new CarddavConnector({ vault, retry, dispatcher: this.#dispatcher, records: dns });
  }
}

type CardOf = (uid: string) => string;

/** The cards of one user. A handle is a card's path. */
class Cards {
  readonly #texts = new Map<string, string>();
  readonly #repairs = new Map<string, () => void>();
  #last = 0;

  constructor(
    private readonly user: CarddavUser,
    private readonly server: CarddavServer,
  ) {}

  async add(book: string, card: CardOf): Promise<string> {
    const handle = `${book}card${++this.#last}.vcf`;
    await this.write(handle, card);
    return handle;
  }

  async write(handle: string, card: CardOf): Promise<void> {
    this.#repair(handle);
    await this.#put(handle, card(uidOf(handle)));
  }

  /** Writes the card with another REV and unchanged content. */
  async touch(handle: string): Promise<void> {
    const rev = `REV:${new Date(Date.UTC(2026, 0, 1, 0, 0, ++this.#last)).toISOString()}\r\n`;
    const text = (this.#texts.get(handle) ?? '').replace(/REV:.*\r\n/, '');
    await this.#put(handle, text.replace('END:VCARD', `${rev}END:VCARD`));
  }

  async remove(handle: string): Promise<void> {
    this.#repair(handle);
    await this.user.remove(...partsOf(handle));
  }

  /** Makes the server fail on requests for the card. */
  async corrupt(handle: string): Promise<void> {
    await this.touch(handle);
    const { proxy } = this.server;
    const always = { times: Number.POSITIVE_INFINITY, answer: { status: 500 } };
    const repairs = [
      proxy.inject({ ...always, match: /^REPORT/, body: new RegExp(`>${handle}<`) }),
      proxy.inject({ ...always, match: new RegExp(`^GET ${handle}`) }),
    ];
    this.#repairs.set(handle, () => {
      for (const repair of repairs) repair();
    });
  }

  #repair(handle: string): void {
    this.#repairs.get(handle)?.();
    this.#repairs.delete(handle);
  }

  async #put(handle: string, text: string): Promise<void> {
    this.#texts.set(handle, text);
    await this.user.put(...partsOf(handle), text);
  }
}

const cardOf =
  (name: string): CardOf =>
  (uid) =>
    vcard(uid, name);

function vcard(uid: string, name: string, more = ''): string {
  return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${uid}\r\nFN:${name}\r\nN:${name};;;;\r\n${more}END:VCARD\r\n`;
}

function uidOf(handle: string): string {
  return `uid-${partsOf(handle)[1]}`;
}

/** Book and file. */
function partsOf(handle: string): [string, string] {
  const end = handle.lastIndexOf('/') + 1;
  return [handle.slice(0, end), handle.slice(end)];
}
