import { SourceError, type SourceErrorCode } from '#connector-kit';
import type { CarddavClient, DavResource } from '../carddav.client.js';
import { makePathId } from '../carddav.ids.js';
import { attributesOf, childNamesOf, childrenOf, hrefsOf, textOf } from '../http/xml-value.js';

/** A collection of cards, as the server describes it. */
export interface AddressBook {
  /** Names it for the life of the account: its path. */
  readonly name: string;
  readonly url: URL;
  readonly displayName: string;
  readonly description: string | null;
  readonly readOnly: boolean;
  /** Whether it tells what changed (RFC 6578). */
  readonly tellsChanges: boolean;
  /** Both change whenever a card does; null when the server has none. */
  readonly syncToken: string | null;
  readonly ctag: string | null;
  /** The version of vCard to ask for, so that none is turned into an older one; null when there is no choice. */
  readonly version: '4.0' | null;
}

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

/** What an address that is no DAV service may answer: only then discovery goes on elsewhere. */
const NOT_HERE: ReadonlySet<SourceErrorCode> = new Set([
  'NOT_FOUND',
  'BAD_REQUEST',
  'BAD_RESPONSE',
  'FORBIDDEN',
  'HOST_REFUSED',
]);

/**
 * All address books that are reached from the first of the starting points that is one, in the order of their names. Either all are
 * found or it throws, so that a book that is missing is gone. @throws SourceTrouble; NO_ADDRESS_BOOK when there is none.
 */
export async function findAddressBooks(client: CarddavClient, starts: readonly URL[]): Promise<readonly AddressBook[]> {
  const troubles: SourceErrorCode[] = [];
  for (const url of starts) {
    const start = await startAt(client, url, troubles);
    if (!start) continue;
    const books = await booksFrom(client, start);
    if (books.length > 0) return books;
  }
  throw new SourceError(troubles.find((code) => code === 'HOST_REFUSED' || code === 'FORBIDDEN') ?? 'NO_ADDRESS_BOOK');
}

async function startAt(client: CarddavClient, url: URL, troubles: SourceErrorCode[]): Promise<DavResource | undefined> {
  try {
    const [start] = await client.properties(url, '0', START);
    return start;
  } catch (error) {
    if (!(error instanceof SourceError && NOT_HERE.has(error.code))) throw error;
    troubles.push(error.code);
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
  const resources: DavResource[] = [];
  for (const home of homes) resources.push(...(await client.properties(home, '1', BOOK)));
  return named(resources.filter(isAddressBook));
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

/** Two hosts may have books of one path; all but the first are named with their host. */
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
    tellsChanges: syncToken !== null || reportsOf(properties.supportedReportSet).includes('syncCollection'),
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

/** Of RFC 6352 §6.2.2: a server that stores 4.0 turns it into 3.0 for who does not ask for it. */
function versionOf(supportedAddressData: unknown): '4.0' | null {
  const types = childrenOf(supportedAddressData, 'addressDataType').map(attributesOf);
  return types.some(({ version }) => version === '4.0') ? '4.0' : null;
}
