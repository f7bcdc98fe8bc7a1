import path from 'node:path';
import { startRadicale } from '#embedded/carddav/radicale.mjs';
import { choosePorts } from '#embedded/servers/ports.mjs';
import { DavProxy } from './dav-proxy.js';
import { makeRunFolder } from './run-folder.js';
import { startXandikos } from './xandikos.js';

export const carddavKinds = ['radicale', 'xandikos'] as const;
export type CarddavKind = (typeof carddavKinds)[number];

const credentials = { username: 'alice', password: 'an app password: ü' };

/** A real CardDAV server with one user, behind a proxy; edited by plain HTTP, as another client would. */
export class CarddavServer {
  readonly credentials = credentials;

  private constructor(
    readonly proxy: DavProxy,
    /** Where the user's books lie, without the proxy. */
    private readonly home: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async start(kind: CarddavKind): Promise<CarddavServer> {
    const { folder, group, close } = await makeRunFolder();
    const { port } = await choosePorts(['port']);
    const { username, password } = credentials;
    if (kind === 'radicale') {
      const users = { [username]: password };
      const logFile = path.join(folder, 'radicale.log');
      const { url } = await startRadicale({ folder, port, users, logFile, group });
      return new CarddavServer(await DavProxy.open({ target: url }), `${url}${username}/`, close);
    }
    const url = await startXandikos({ folder, port, user: username, group });
    const proxy = await DavProxy.open({ target: url, credentials });
    return new CarddavServer(proxy, `${url}${username}/contacts/`, close);
  }

  /** The root URL that accounts are connected to. */
  get url(): string {
    return this.proxy.url;
  }

  /** Makes an address book and returns its path. */
  async makeBook(name: string, displayName = name): Promise<string> {
    const body = `<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><set><prop>
      <resourcetype><collection/><c:addressbook/></resourcetype><displayname>${displayName}</displayname>
    </prop></set></mkcol>`;
    const url = new URL(`${name}/`, this.home);
    await this.#call('MKCOL', url, body, 'application/xml');
    return url.pathname;
  }

  /** All cards of a book at once, of a new one: Radicale only. */
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

  async remove(book: string, file: string): Promise<void> {
    await this.#call('DELETE', new URL(book + file, this.home));
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.stop();
  }

  async #call(method: string, url: URL, body?: string | Buffer, type?: string): Promise<void> {
    const { username, password } = credentials;
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const headers = { authorization, ...(type && { 'content-type': type }) };
    const answer = await fetch(url, { method, headers, ...(body !== undefined && { body: Buffer.from(body) }) });
    if (!answer.ok) throw new Error(`${method} ${url.pathname}: ${answer.status} ${await answer.text()}`);
  }
}
