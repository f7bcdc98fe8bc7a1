import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer to matching requests instead of the server's. */
export interface DavFault {
  /** Matches method and path, as in "REPORT /alice/contacts/". Default: all. */
  readonly match?: RegExp;
  /** Matches the body. Default: all. */
  readonly body?: RegExp;
  readonly times: number;
  /** `drop` closes the connection without an answer. */
  readonly answer: DavAnswer | 'drop';
}

export interface DavAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface DavProxyOptions {
  /** The root URL of the server. */
  readonly target: string;
  /** The password of every user, for a server without authentication that reads the user from X-Remote-User. */
  readonly password?: string;
}

/** A reverse proxy of a CardDAV server that counts requests, authenticates users and injects faults. */
export class DavProxy {
  /** "PROPFIND /alice/" for each received request. */
  readonly requests: string[] = [];
  readonly #tokens = new Set<string>();
  readonly #expired = new Set<string>();
  #card: string | undefined;
  #hidesChanges = false;
  #faults: { readonly fault: DavFault; left: number }[] = [];
  #server = createServer((incoming, outgoing) => void this.#handle(incoming, outgoing));

  private constructor(private readonly options: DavProxyOptions) {}

  static async open(options: DavProxyOptions): Promise<DavProxy> {
    const proxy = new DavProxy(options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Its root URL, with a final slash. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  /** Returns a function that removes the fault. */
  inject(fault: DavFault): () => void {
    const injected = { fault, left: fault.times };
    this.#faults.push(injected);
    return () => {
      this.#faults = this.#faults.filter((one) => one !== injected);
    };
  }

  /** The number of faults that still have answers left. */
  get pending(): number {
    return this.#faults.length;
  }

  calm(): void {
    this.#faults = [];
    this.#hidesChanges = false;
  }

  /** Hides sync-collection until `calm()`, as on old servers: changes then show only in ctags and etags. */
  hideChanges(): void {
    this.#hidesChanges = true;
  }

  /** Replaces every card in an answer, for cards that the server itself would reject. undefined stops it. */
  disguise(card: string | undefined): void {
    this.#card = card;
  }

  /** Rejects every sync token that was issued so far. */
  expireTokens(): void {
    for (const token of this.#tokens) this.#expired.add(token);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const what = `${incoming.method} ${incoming.url}`;
    this.requests.push(what);
    const answer = this.#faultOf(what, body) ?? this.#refusal(incoming, body);
    if (answer === undefined) this.#pass(incoming, body, outgoing);
    else if (answer === 'drop') outgoing.destroy();
    else outgoing.writeHead(answer.status, { ...answer.headers }).end(answer.body);
  }

  #faultOf(what: string, body: Buffer): DavFault['answer'] | undefined {
    const matching = this.#faults.find(({ fault }) => {
      return (fault.match?.test(what) ?? true) && (fault.body?.test(body.toString()) ?? true);
    });
    if (!matching) return undefined;
    matching.left -= 1;
    this.#faults = this.#faults.filter(({ left }) => left > 0);
    return matching.fault.answer;
  }

  #refusal(incoming: IncomingMessage, body: Buffer): DavAnswer | undefined {
    const { password } = this.options;
    if (password !== undefined && credentialsOf(incoming).password !== password) {
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="test"' } };
    }
    const isExpired = [...this.#expired].some((token) => body.includes(`>${token}<`));
    return isExpired ? { status: 403, body: '<error xmlns="DAV:"><valid-sync-token/></error>' } : undefined;
  }

  #pass(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const target = new URL(incoming.url ?? '/', this.options.target);
    const user = this.options.password === undefined ? {} : { 'x-remote-user': credentialsOf(incoming).username };
    const headers = { ...incoming.headers, ...user, host: target.host, 'accept-encoding': 'identity' };
    const forwarded = request(target, { method: incoming.method ?? 'GET', headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const answer = this.#changed(Buffer.concat(chunks));
      this.#noteTokens(answer);
      const { 'transfer-encoding': _, ...headers } = response.headers;
      outgoing.writeHead(response.statusCode ?? 502, { ...headers, 'content-length': answer.length }).end(answer);
    });
    forwarded.on('error', () => outgoing.destroy());
    forwarded.end(body);
  }

  #changed(answer: Buffer): Buffer {
    if (this.#hidesChanges) {
      const hidden = answer
        .toString()
        .replace(/<([\w.-]+:)?sync-(token|collection)\s*\/>/g, '')
        .replace(/<([\w.-]+:)?sync-token>[^<]*<\/[^>]*>/g, '');
      return Buffer.from(hidden);
    }
    if (this.#card === undefined) return answer;
    const text = this.#card.replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`);
    return Buffer.from(answer.toString().replace(/BEGIN:VCARD[\s\S]*?END:VCARD/g, () => text));
  }

  /** A token that the server issues again is valid again. */
  #noteTokens(answer: Buffer): void {
    for (const [, token = ''] of answer.toString().matchAll(/sync-token[^>]*>([^<]+)</g)) {
      this.#tokens.add(token);
      this.#expired.delete(token);
    }
  }
}

function credentialsOf({ headers }: IncomingMessage): { username: string; password: string } {
  const [, encoded = ''] = /^Basic (.*)$/.exec(headers.authorization ?? '') ?? [];
  const [username = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
  return { username, password: password.join(':') };
}
