import { type Dispatcher, fetch, type Response } from 'undici';
import { SourceError } from '#connector-kit';
import type { DecodedText } from '#domain';
import { AddressRefused } from './address-guard.js';
import { decodeAnswer } from './decode-answer.js';
import type { TrustedSite } from './trusted-site.js';

export interface DavRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface DavAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** Nothing says in which encoding it is written, so letters beyond ASCII may be wrong. */
  readonly guessed: boolean;
  /** The URL of the answer, after redirects. */
  readonly url: URL;
}

export interface DavCredentials {
  readonly username: string;
  readonly password: string;
}

interface DavHttpOptions {
  readonly dispatcher: Dispatcher;
  readonly site: TrustedSite;
  readonly credentials: DavCredentials;
  /** Aborts every request. */
  readonly signal: AbortSignal;
}

/** The limit of an answer, after decompression. A listing of 100,000 cards needs half of it. */
const LARGEST_ANSWER_BYTES = 64 << 20;
/** For a whole answer: small servers need minutes to list large address books. */
const TIMEOUT_MS = 300_000;
const MOST_REDIRECTS = 5;
/** Not 303: it asks for a GET, which cannot replace a PROPFIND. */
const REDIRECTS = new Set([301, 302, 307, 308]);

/**
 * Requests with the account's password (Basic, RFC 7617). Redirects keep method and body and are followed only to trusted hosts.
 * The size of answers is limited.
 */
export class DavHttp {
  readonly #authorization: string;

  constructor(private readonly options: DavHttpOptions) {
    const { username, password } = options.credentials;
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
  }

  get site(): TrustedSite {
    return this.options.site;
  }

  /** Returns any status except a redirect. @throws SourceError if there is no answer, or its host is refused */
  async send(request: DavRequest): Promise<DavAnswer> {
    let { url } = request;
    if (!this.site.trusts(url)) throw new SourceError('HOST_REFUSED');
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const answer = await this.#sendOnce({ ...request, url });
      const location = REDIRECTS.has(answer.status) ? answer.headers.get('location') : undefined;
      if (location === undefined) return answer;
      const target = URL.parse(location, url.href);
      if (!target || !this.site.trusts(target, url)) throw new SourceError('HOST_REFUSED');
      url = target;
    }
    throw new SourceError('BAD_RESPONSE');
  }

  async #sendOnce({ method, url, headers, body }: DavRequest): Promise<DavAnswer> {
    const { dispatcher, signal } = this.options;
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, authorization: this.#authorization },
        body,
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const answer = await boundedText(response);
      return { status: response.status, headers: new Map(response.headers), ...answer, url };
    } catch (error) {
      signal.throwIfAborted();
      throw sourceErrorOf(error);
    }
  }
}

async function boundedText(response: Response): Promise<DecodedText> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER_BYTES) throw new SourceError('TOO_LARGE');
    parts.push(chunk);
  }
  return decodeAnswer(Buffer.concat(parts), response.headers.get('content-type') ?? '');
}

/** TLS error codes of an invalid certificate. */
const CERTIFICATE_CODE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_|ERR_TLS_CERT_)/;

function sourceErrorOf(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AddressRefused) return new SourceError('HOST_REFUSED');
    if ('code' in cause && CERTIFICATE_CODE.test(String(cause.code))) return new SourceError('BAD_CERTIFICATE');
  }
  return new SourceError('NETWORK');
}
