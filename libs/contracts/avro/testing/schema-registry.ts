import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { incompatibilities } from '../release/compatibility.js';
import { parseSchema } from '../schema.js';

interface Registered {
  readonly schema: string;
  readonly schemaType?: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * An in-memory schema registry with the part of the Confluent REST interface that a producer and a consumer use:
 * /config/{subject}, /subjects/{subject}/versions and /schemas/ids/{id}, with its error codes.
 */
export class LocalSchemaRegistry {
  readonly #subjects = new Map<string, number[]>();
  readonly #compatibility = new Map<string, string>();
  readonly #schemas: Registered[] = [];
  readonly #requests: string[] = [];
  #server: Server | undefined;
  #port = 0;

  /** While true every request is answered with 503. */
  unavailable = false;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get subjects(): string[] {
    return [...this.#subjects.keys()].sort();
  }

  /** `GET /path` of each request so far. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  /** Forgets everything and is available. */
  reset(): void {
    this.#subjects.clear();
    this.#compatibility.clear();
    this.#schemas.length = 0;
    this.#requests.length = 0;
    this.unavailable = false;
  }

  setCompatibility(subject: string, compatibility: string): void {
    this.#compatibility.set(subject, compatibility);
  }

  compatibilityOf(subject: string): string | undefined {
    return this.#compatibility.get(subject);
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    }
  }

  /** Registers as another producer would; returns the id. Ids are shared by equal schemas, as in the real registry. */
  register(subject: string, registered: Registered): number {
    const known = this.#schemas.findIndex((other) => other.schema === registered.schema);
    const id = known >= 0 ? known + 1 : this.#schemas.push(registered);
    this.#subjects.set(subject, [...new Set([...(this.#subjects.get(subject) ?? []), id])]);
    return id;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    this.#requests.push(`${request.method} ${request.url}`);
    const { status, body } = this.unavailable
      ? { status: 503, body: { error_code: 50301, message: 'unavailable' } }
      : this.#route(request, text ? JSON.parse(text) : {});
    response.writeHead(status, { 'content-type': 'application/vnd.schemaregistry.v1+json' }).end(JSON.stringify(body));
  }

  #route(request: IncomingMessage, body: Partial<Registered> & { compatibility?: string }): Answer {
    const [, resource, name = '', rest] = (request.url ?? '').split('/').map(decodeURIComponent);
    if (request.method === 'GET' && resource === 'schemas' && name === 'ids') return this.#schemaById(Number(rest));
    if (request.method === 'GET' && resource === 'config') return this.#config(name);
    if (request.method === 'PUT' && resource === 'config') {
      this.setCompatibility(name, body.compatibility ?? 'NONE');
      return { status: 200, body: { compatibility: body.compatibility } };
    }
    if (request.method === 'POST' && resource === 'subjects' && rest === 'versions')
      return this.#newVersion(name, body);
    return { status: 405, body: { error_code: 405, message: 'not supported here' } };
  }

  #schemaById(id: number): Answer {
    const found = this.#schemas[id - 1];
    return found
      ? { status: 200, body: found }
      : { status: 404, body: { error_code: 40403, message: 'Schema not found' } };
  }

  #config(subject: string): Answer {
    const compatibilityLevel = this.#compatibility.get(subject);
    if (compatibilityLevel) return { status: 200, body: { compatibilityLevel } };
    return { status: 404, body: { error_code: 40408, message: 'Subject has no compatibility level' } };
  }

  #newVersion(subject: string, { schema = '' }: Partial<Registered>): Answer {
    const offered = parseSchema(schema);
    const versions = (this.#subjects.get(subject) ?? []).flatMap((id) => this.#schemas[id - 1] ?? []);
    const reasons = versions.flatMap((version) => incompatibilities(offered, parseSchema(version.schema)));
    if (this.#compatibility.get(subject) === 'FULL_TRANSITIVE' && reasons.length > 0)
      return { status: 409, body: { error_code: 409, message: reasons.join('; ') } };
    return { status: 200, body: { id: this.register(subject, { schema }) } };
  }
}
