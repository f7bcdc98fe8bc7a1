import { SourceError, type SourceErrorCode } from '#connector-kit';
import type { CarddavClient, DavResource } from '../carddav.client.js';
import { makePathId } from '../carddav.ids.js';
import { attributesOf, childNamesOf, childrenOf, hrefsOf, textOf } from '../http/xml-value.js';

/** A collection of cards, as the server describes it. */
export interface AddressBook {
  /** Stable for the life of the account: the path of the collection. */
  readonly name: string;
  readonly url: URL;
  readonly displayName: string;
  readonly description: string | null;
  readonly readOnly: boolean;
  /** Whether it supports sync-collection (RFC 6578). */
  readonly supportsSync: boolean;
  /** Both change whenever a card does; null if the server has none. */
  readonly syncToken: string | null;
  readonly ctag: string | null;
  /** The vCard version to request, so that the server does not convert cards to an older one; null if there is no choice. */
  readonly version: '4.0' | null;
}

/** Servers name one home set, or a few with those that others share. */
const MAX_HOME_SETS = 20;
/** A run reads every book. */
const MAX_BOOKS = 1_000;

const START = ['d:current-user-principal', 'card:addressbook-home-set', 'd:resourcetype'];
const BOOK = [
  'd:resourcetype',
  'd:displayname',
  'card:addressbook-description',
  'd:current-user-privilege-set',
  'd:supported-report-set',
  'card:supported-address-data',
  'cs:getctag',
  'd:sync-token',
];
const WRITE_PRIVILEGES = new Set(['all', 'write', 'writeContent', 'bind']);

/** The errors of a URL that is no DAV service. Discovery goes on with the next URL. */
const NOT_HERE: ReadonlySet<SourceErrorCode> = new Set([
  'NOT_FOUND',
  'BAD_REQUEST',
  'BAD_RESPONSE',
  'FORBIDDEN',
  'HOST_REFUSED',
]);

/**
 * All address books that the first working starting point leads to, ordered by name. Either all books are found or it throws, so a
 * book that is missing was deleted.
 * @throws SourceError; NO_ADDRESS_BOOK if there is none
 */
export async function findAddressBooks(client: CarddavClient, starts: readonly URL[]): Promise<readonly AddressBook[]> {
  const codes: SourceErrorCode[] = [];
  for (const url of starts) {
    const start = await startAt(client, url, codes);
    if (!start) continue;
    const books = await booksFrom(client, start);
    if (books.length > 0) return books;
  }
  throw new SourceError(codes.find((code) => code === 'HOST_REFUSED' || code === 'FORBIDDEN') ?? 'NO_ADDRESS_BOOK');
}

async function startAt(client: CarddavClient, url: URL, codes: SourceErrorCode[]): Promise<DavResource | undefined> {
  try {
    const [start] = await client.properties(url, '0', START);
    return start;
  } catch (error) {
    if (!(error instanceof SourceError && NOT_HERE.has(error.code))) throw error;
    codes.push(error.code);
    return undefined;
  }
}

async function booksFrom(client: CarddavClient, start: DavResource): Promise<readonly AddressBook[]> {
  if (isAddressBook(start)) return named(await client.properties(start.url, '0', BOOK));
  const homes = homeSetsOf(start);
  const principal = homes.length > 0 ? [] : urlsOf(start, 'currentUserPrincipal').slice(0, 1);
  for (const url of principal) {
    for (const resource of await client.properties(url, '0', ['card:addressbook-home-set'])) {
      homes.push(...homeSetsOf(resource));
    }
  }
  if (homes.length > MAX_HOME_SETS) throw new SourceError('TOO_LARGE');
  const resources: DavResource[] = [];
  for (const home of homes) resources.push(...(await client.properties(home, '1', BOOK)));
  const books = resources.filter(isAddressBook);
  if (books.length > MAX_BOOKS) throw new SourceError('TOO_LARGE');
  return named(books);
}

function homeSetsOf(resource: DavResource): URL[] {
  const urls = urlsOf(resource, 'addressbookHomeSet');
  return [...new Map(urls.map((url) => [url.href, url])).values()];
}

function urlsOf({ url, properties }: DavResource, property: string): URL[] {
  return hrefsOf(properties[property]).flatMap((href) => URL.parse(href, url.href) ?? []);
}

function isAddressBook({ properties }: DavResource): boolean {
  return childNamesOf(properties.resourcetype).includes('addressbook');
}

/** Books of different hosts may have the same path. All but the first are named with their host. */
function named(resources: readonly DavResource[]): readonly AddressBook[] {
  const books = new Map<string, AddressBook>();
  const inOrder = [...resources].sort((a, b) => (a.url.href < b.url.href ? -1 : 1));
  for (const resource of inOrder) {
    const path = makePathId(resource.url);
    const taken = books.get(path);
    if (taken?.url.href === resource.url.href) continue;
    const name = taken ? `//${resource.url.host}${path}` : path;
    books.set(name, addressBook(name, resource));
  }
  return [...books.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function addressBook(name: string, { url, properties }: DavResource): AddressBook {
  const syncToken = textOf(properties.syncToken);
  return {
    name,
    url,
    displayName: textOf(properties.displayname) ?? lastSegment(url),
    description: textOf(properties.addressbookDescription),
    readOnly: isReadOnly(properties.currentUserPrivilegeSet),
    supportsSync: syncToken !== null || reportsOf(properties.supportedReportSet).includes('syncCollection'),
    syncToken,
    ctag: textOf(properties.getctag),
    version: versionOf(properties.supportedAddressData),
  };
}

function lastSegment({ pathname }: URL): string {
  return pathname.split('/').findLast((segment) => segment !== '') ?? pathname;
}

function isReadOnly(privilegeSet: unknown): boolean {
  const privileges = childrenOf(privilegeSet, 'privilege').flatMap(childNamesOf);
  return privileges.length > 0 && !privileges.some((privilege) => WRITE_PRIVILEGES.has(privilege));
}

function reportsOf(supportedReportSet: unknown): readonly string[] {
  const reports = childrenOf(supportedReportSet, 'supportedReport').flatMap((one) => childrenOf(one, 'report'));
  return reports.flatMap(childNamesOf);
}

/** RFC 6352 §6.2.2: a server that stores 4.0 converts it to 3.0 unless 4.0 is requested. */
function versionOf(supportedAddressData: unknown): '4.0' | null {
  const types = childrenOf(supportedAddressData, 'addressDataType').map(attributesOf);
  return types.some(({ version }) => version === '4.0') ? '4.0' : null;
}
