import path from 'node:path';
import { startRadicale } from '#embedded/carddav/radicale-server.mjs';
import { choosePorts } from '#embedded/servers/ports.mjs';
import type { ProcessGroup } from '#embedded/servers/process-group.mjs';
import { DavProxy } from './dav-proxy.js';
import { makeRunFolder } from './run-folder.js';
import { startXandikos } from './xandikos.js';

export const carddavKinds = ['radicale', 'xandikos'] as const;
export type CarddavKind = (typeof carddavKinds)[number];

const PASSWORD = 'an app password: ü';
/** Number of users of a Radicale. */
const USERS = 1_000;

/** A real CardDAV server behind a proxy. */
export class CarddavServer {
  #users = 0;

  private constructor(
    readonly kind: CarddavKind,
    readonly proxy: DavProxy,
    /** For the edits of users, which are not counted as requests of the connector. */
    private readonly direct: DavProxy,
    private readonly stop: () => Promise<void>,
  ) {}

  static async start(kind: CarddavKind): Promise<CarddavServer> {
    const { folder, group, close } = await makeRunFolder();
    const { port } = await choosePorts(['port']);
    const target = await (kind === 'radicale' ? radicale(folder, port, group) : startXandikos({ folder, port, group }));
    const options = kind === 'radicale' ? { target } : { target, password: PASSWORD };
    return new CarddavServer(kind, await DavProxy.open(options), await DavProxy.open(options), close);
  }

  /** The root URL that accounts are connected to. */
  get url(): string {
    return this.proxy.url;
  }

  /** A user without address books. */
  newUser(): CarddavUser {
    const credentials = { username: `user${++this.#users}`, password: PASSWORD };
    const home = this.kind === 'radicale' ? '' : 'contacts/';
    return new CarddavUser(credentials, new URL(`${credentials.username}/${home}`, this.direct.url));
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.direct.close();
    await this.stop();
  }
}

async function radicale(folder: string, port: number, group: ProcessGroup): Promise<string> {
  const names = Array.from({ length: USERS }, (_, i) => [`user${i + 1}`, PASSWORD]);
  const users: Record<string, string> = Object.fromEntries(names);
  const { url } = await startRadicale({
    folder,
    port,
    users,
    durable: false,
    logFile: path.join(folder, 'radicale.log'),
    group,
  });
  return url;
}

/** A user of a server, who edits address books by plain HTTP as another client does. */
export class CarddavUser {
  constructor(
    readonly credentials: { readonly username: string; readonly password: string },
    /** The address book home. */
    private readonly home: URL,
  ) {}

  /** The path of the user's resources. */
  get root(): string {
    return `/${this.credentials.username}/`;
  }

  /** Creates an address book and returns its path. */
  async makeBook(name: string, displayName = name): Promise<string> {
    const body = `<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><set><prop>
      <resourcetype><collection/><c:addressbook/></resourcetype><displayname>${displayName}</displayname>
    </prop></set></mkcol>`;
    const url = new URL(`${name}/`, this.home);
    await this.#call('MKCOL', url, body, 'application/xml');
    return url.pathname;
  }

  /** Creates a book with all its cards in one request; cards without a UID get one. Radicale only. */
  async fillBook(name: string, cards: readonly string[]): Promise<string> {
    const url = new URL(`${name}/`, this.home);
    await this.#call('PUT', url, cards.join(''), 'text/vcard');
    return url.pathname;
  }

  async removeBook(book: string): Promise<void> {
    await this.#call('DELETE', new URL(book, this.home));
  }

  /** `file`: the last part of the card's path. */
  async put(book: string, file: string, card: string | Buffer): Promise<void> {
    await this.#call('PUT', new URL(book + file, this.home), card, 'text/vcard; charset=utf-8');
  }

  /** A card as the server returns it. */
  async get(book: string, file: string): Promise<string> {
    return this.#call('GET', new URL(book + file, this.home));
  }

  async remove(book: string, file: string): Promise<void> {
    await this.#call('DELETE', new URL(book + file, this.home));
  }

  async #call(method: string, url: URL, body?: string | Buffer, type?: string): Promise<string> {
    const { username, password } = this.credentials;
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const headers = { authorization, ...(type && { 'content-type': type }) };
    const answer = await fetch(url, { method, headers, ...(body !== undefined && { body: Buffer.from(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${url.pathname}: ${answer.status} ${text}`);
    return text;
  }
}
