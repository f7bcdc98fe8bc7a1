import { type DAVResponse, davRequest, propfind, syncCollection } from 'tsdav';
import { z } from 'zod';
import { SourceError } from '#connector-kit';
import { davError, refusesToken } from './carddav.error.js';
import { isSamePath } from './carddav.ids.js';
import type { DavAnswer, DavHttp } from './http/dav-http.js';
import { checkXml } from './http/xml-limits.js';
import { childNamesOf, textOf } from './http/xml-value.js';

/** One `response` of a multistatus answer. */
export interface DavResource {
  /** At the host that answered. */
  readonly url: URL;
  readonly status: number;
  /** Those that were found, by local name in camel case; values are elements as `textOf` and its neighbours read them. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Member {
  readonly url: URL;
  /** null if the server does not give one. */
  readonly etag: string | null;
}

/** One answer to sync-collection. */
export interface Changes {
  /** New and changed members, also those that the server does not give now; all members if no token was sent. */
  readonly members: readonly Member[];
  readonly gone: readonly URL[];
  readonly token: string;
  /** The server truncated the answer: ask again with the token. */
  readonly truncated: boolean;
}

export interface Card extends Member {
  /** As received. */
  readonly text: string;
  /** Nothing says in which encoding it is written, and it has letters beyond ASCII. */
  readonly guessed: boolean;
}

/** Retries a request after transient errors. */
export type WithRetry = <T>(request: () => Promise<T>) => Promise<T>;

type Ask = (fetch: NonNullable<Parameters<typeof davRequest>[0]['fetch']>) => Promise<DAVResponse[]>;

interface Multistatus {
  readonly answeredBy: URL;
  readonly resources: readonly DavResource[];
  readonly guessed: boolean;
  readonly token: string | null;
}

const MULTI_STATUS = 207;
const INSUFFICIENT_STORAGE = 507;
const multistatus = z.object({ multistatus: z.object({ syncToken: z.unknown().optional() }) });
/** tsdav parses text that looks like a number, so "1.10" would be sent back as "1.1". */
const WRITTEN_TOKEN = /<(?:[\w-]+:)?sync-token(?:\s[^<>]*)?>\s*([^<\s]+)/;
/** Not found, gone, and the 418 of servers that hide what they deleted: such a member does not exist any more. */
const GONE: ReadonlySet<number> = new Set([404, 410, 418]);

/**
 * The WebDAV and CardDAV requests of one account, built and parsed by tsdav's primitives over our own fetch. The higher functions
 * of tsdav are not used: they load whole collections, treat a failed member as a failed request, and quote responses in errors.
 * Every failed request becomes a SourceError.
 */
export class CarddavClient {
  constructor(
    private readonly http: DavHttp,
    private readonly withRetry: WithRetry,
  ) {}

  /** PROPFIND for properties as tsdav names them (`d:` is DAV:, `card:` CardDAV, `cs:` calendarserver.org). Depth 1: children too. */
  async properties(url: URL, depth: '0' | '1', names: readonly string[]): Promise<readonly DavResource[]> {
    const props = Object.fromEntries(names.map((name) => [name, {}]));
    const { resources } = await this.#ask(url, (fetch) => propfind({ url: url.href, props, depth, fetch }));
    return resources.filter(exists);
  }

  /** sync-collection (RFC 6578); without a token everything. @throws SourceError TOKEN_EXPIRED_SYNC if the token is not valid any more */
  async changes(book: URL, token: string | null): Promise<Changes> {
    const props = { 'd:getetag': {} };
    const ask: Ask = (fetch) =>
      syncCollection({ url: book.href, props, syncLevel: 1, syncToken: token ?? '', headers: { depth: '0' }, fetch });
    const expired = (refusal: DavAnswer) => token !== null && refusesToken(refusal);
    const { answeredBy, resources, token: next } = await this.#ask(book, ask, expired);
    const isBook = ({ url }: DavResource) => isSamePath(url, answeredBy);
    const truncated = resources.some((resource) => isBook(resource) && resource.status === INSUFFICIENT_STORAGE);
    if (next === null || (truncated && next === token)) throw new SourceError('BAD_RESPONSE');
    const cards = resources.filter((resource) => !isBook(resource) && !isFolder(resource));
    const gone = cards.filter(({ status }) => GONE.has(status)).map(({ url }) => url);
    return { members: cards.filter(isThere).map(memberOf), gone, token: next, truncated };
  }

  /**
   * Every member of a collection, for servers without sync-collection, and for those that truncate it.
   * @throws SourceError BAD_RESPONSE if the server truncates this listing too: nothing may be inferred from it
   */
  async members(book: URL): Promise<readonly Member[]> {
    const props = { 'd:getetag': {}, 'd:resourcetype': {} };
    const { resources: all } = await this.#ask(book, (fetch) => propfind({ url: book.href, props, depth: '1', fetch }));
    if (all.some(({ status }) => status === INSUFFICIENT_STORAGE)) throw new SourceError('BAD_RESPONSE');
    const resources = all.filter(isThere);
    return resources.filter((resource) => !isSamePath(resource.url, book) && !isFolder(resource)).map(memberOf);
  }

  /** addressbook-multiget (RFC 6352 §8.7). Cards that are missing in the answer or deleted are left out. */
  async cards(book: URL, urls: readonly URL[], version: string | null): Promise<readonly Card[]> {
    const data = version === null ? {} : { _attributes: { 'content-type': 'text/vcard', version } };
    const body = {
      'addressbook-multiget': {
        _attributes: { 'xmlns:d': 'DAV:', 'xmlns:card': 'urn:ietf:params:xml:ns:carddav' },
        'd:prop': { 'd:getetag': {}, 'card:address-data': data },
        'd:href': urls.map(({ pathname, search }) => pathname + search),
      },
    };
    const init = { method: 'REPORT' as const, namespace: 'card', headers: { depth: '0' }, body };
    const { resources, guessed } = await this.#ask(book, (fetch) => davRequest({ url: book.href, init, fetch }));
    return resources.filter(exists).flatMap((resource) => {
      const text = textOf(resource.properties.addressData);
      return text === null ? [] : [{ ...memberOf(resource), text, guessed: guessed && !isAscii(text) }];
    });
  }

  /** One card by GET; null if it does not exist. */
  async card(url: URL, version: string | null): Promise<Card | null> {
    const accept = version === null ? 'text/vcard' : `text/vcard;version=${version}, text/vcard;q=0.5`;
    return this.withRetry(async () => {
      const answer = await this.http.send({ method: 'GET', url, headers: { accept }, body: null });
      if (GONE.has(answer.status)) return null;
      if (answer.status !== 200) throw davError(answer);
      const { text, headers, guessed } = answer;
      return { url, text, etag: headers.get('etag') ?? null, guessed: guessed && !isAscii(text) };
    });
  }

  #ask(url: URL, ask: Ask, isExpiry?: (refusal: DavAnswer) => boolean): Promise<Multistatus> {
    return this.withRetry(() => this.#askOnce(url, ask, isExpiry));
  }

  async #askOnce(url: URL, ask: Ask, isExpiry: (refusal: DavAnswer) => boolean = () => false): Promise<Multistatus> {
    const received: { answer?: DavAnswer } = {};
    const rows = await ask(async (_, { method = 'PROPFIND', headers, body } = {}) => {
      const request = { method, url, headers: Object.fromEntries(new Headers(headers)), body: String(body) };
      const answer = await this.http.send(request);
      if (isExpiry(answer)) throw new SourceError('TOKEN_EXPIRED_SYNC');
      if (answer.status !== MULTI_STATUS) throw davError(answer);
      checkXml(answer.text);
      received.answer = answer;
      return new Response(answer.text, { status: MULTI_STATUS, headers: { 'content-type': 'text/xml' } });
    });
    const parsed = multistatus.safeParse(rows[0]?.raw);
    if (!received.answer || !parsed.success) throw new SourceError('BAD_RESPONSE');
    const { url: answeredBy, text, guessed } = received.answer;
    const { syncToken } = parsed.data.multistatus;
    return {
      answeredBy,
      resources: rows.flatMap((row) => resourceOf(row, answeredBy)),
      guessed,
      token: typeof syncToken === 'number' ? (WRITTEN_TOKEN.exec(text)?.[1] ?? null) : textOf(syncToken),
    };
  }
}

/** A server behind a proxy may give hrefs with its internal host name, so only the path is used. */
function resourceOf({ href, status, props }: DAVResponse, answeredBy: URL): DavResource[] {
  const given = href === undefined ? null : URL.parse(String(href), answeredBy.href);
  if (given === null) return [];
  return [{ url: new URL(given.pathname + given.search, answeredBy), status, properties: { ...props } }];
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

function memberOf({ url, properties }: DavResource): Member {
  return { url, etag: textOf(properties.getetag) };
}

function exists({ status }: DavResource): boolean {
  return status < 300;
}

/** A member with any other status is there, although the server does not give it now. */
function isThere({ status }: DavResource): boolean {
  return !GONE.has(status);
}

function isFolder({ url, properties }: DavResource): boolean {
  return url.pathname.endsWith('/') || childNamesOf(properties.resourcetype).includes('collection');
}
