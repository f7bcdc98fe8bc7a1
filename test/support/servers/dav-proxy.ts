import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to requests instead of being passed on. */
export interface DavFault {
  /** Of the method and path, as in "REPORT /alice/contacts/"; everything when left out. */
  readonly match?: RegExp;
  /** Of the body. */
  readonly body?: RegExp;
  readonly times: number;
  /** An answer, or nothing but the end of the connection. */
  readonly answer: DavAnswer | 'drop';
}

export interface DavAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface DavProxyOptions {
  /** The root URL of the server behind it. */
  readonly target: string;
  /** Refuses requests that do not bear it, for servers that ask for no password themselves. */
  readonly credentials?: { readonly username: string; readonly password: string };
}

/** A door before a CardDAV server that counts what goes through it, asks for a password, and brings trouble when told to. */
export class DavProxy {
  /** "PROPFIND /alice/" for each request that came. */
  readonly requests: string[] = [];
  #faults: { readonly fault: DavFault; left: number }[] = [];
  #server = createServer((incoming, outgoing) => void this.#handle(incoming, outgoing));
  #credentials: DavProxyOptions['credentials'];

  private constructor(private readonly options: DavProxyOptions) {
    this.#credentials = options.credentials;
  }

  static async open(options: DavProxyOptions): Promise<DavProxy> {
    const proxy = new DavProxy(options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Its root URL, at an address that ends with a slash. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  inject(fault: DavFault): void {
    this.#faults.push({ fault, left: fault.times });
  }

  /** The faults that were not met. */
  get pending(): number {
    return this.#faults.length;
  }

  calm(): void {
    this.#faults = [];
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
    const answer = this.#faultOf(what, body) ?? this.#refusal(incoming);
    if (answer === undefined) this.#pass(incoming, body, outgoing);
    else if (answer === 'drop') outgoing.destroy();
    else outgoing.writeHead(answer.status, { ...answer.headers }).end(answer.body);
  }

  #faultOf(what: string, body: Buffer): DavFault['answer'] | undefined {
    const met = this.#faults.find(({ fault }) => {
      return (fault.match?.test(what) ?? true) && (fault.body?.test(body.toString()) ?? true);
    });
    if (!met) return undefined;
    met.left -= 1;
    this.#faults = this.#faults.filter(({ left }) => left > 0);
    return met.fault.answer;
  }

  #refusal({ headers }: IncomingMessage): DavAnswer | undefined {
    if (!this.#credentials) return undefined;
    const { username, password } = this.#credentials;
    const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    if (headers.authorization === expected) return undefined;
    return { status: 401, headers: { 'www-authenticate': 'Basic realm="test"' } };
  }

  #pass(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const target = new URL(incoming.url ?? '/', this.options.target);
    const headers = { ...incoming.headers, host: target.host };
    const forwarded = request(target, { method: incoming.method ?? 'GET', headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    forwarded.end(body);
  }
}
