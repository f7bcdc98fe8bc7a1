import type { promises as dns, SrvRecord } from 'node:dns';
import { SourceError } from '#connector-kit';
import type { TrustedSite } from '../http/trusted-site.js';

/** The server of an account, as its owner entered it. */
export interface ServerAddress {
  /** The password may be sent to this site. */
  readonly home: URL;
  /** Only a domain is known, so the service must be looked up. */
  readonly isDomain: boolean;
}

/** The records of RFC 6764 §3 and §4. */
export type ServiceRecords = Pick<typeof dns, 'resolveSrv' | 'resolveTxt'>;

const WELL_KNOWN = '/.well-known/carddav';

/** A URL, an e-mail address, or a domain. @throws SourceError NO_ADDRESS_BOOK if it is none of them */
export function parseServerAddress(server: string): ServerAddress {
  const isUrl = /^https?:\/\//i.test(server);
  const home = URL.parse(isUrl ? server : `https://${server.slice(server.lastIndexOf('@') + 1)}`);
  if (home?.username !== '' || home.password !== '') throw new SourceError('NO_ADDRESS_BOOK');
  return { home, isDomain: !isUrl && home.pathname === '/' };
}

/**
 * The URLs at which discovery may start, in order of preference (RFC 6764 §6): the owner's URL or the domain's service records, the
 * well-known URL, the root. Service records of another registrable domain are ignored: a DNS answer must not redirect the password.
 */
export async function startingPoints(
  { home, isDomain }: ServerAddress,
  site: TrustedSite,
  records: ServiceRecords,
): Promise<readonly URL[]> {
  const found = isDomain ? await serviceUrls(home.hostname, site, records) : [home];
  const all = [...found, new URL(WELL_KNOWN, home), new URL('/', home)];
  return [...new Map(all.map((url) => [url.href, url])).values()];
}

async function serviceUrls(domain: string, site: TrustedSite, records: ServiceRecords): Promise<readonly URL[]> {
  const urls: URL[] = [];
  for (const [service, scheme] of [
    ['_carddavs._tcp', 'https'],
    ['_carddav._tcp', 'http'],
  ] as const) {
    const name = `${service}.${domain}`;
    const hosts = [...(await orNone(records.resolveSrv(name)))].sort(byPriority);
    const origins = hosts.flatMap(({ name: host, port }) => URL.parse(`${scheme}://${host}:${port}`) ?? []);
    const trusted = origins.filter((origin) => site.trusts(origin));
    if (trusted.length === 0) continue;
    const path = pathOf(await orNone(records.resolveTxt(name))) ?? WELL_KNOWN;
    urls.push(...trusted.map((origin) => new URL(path, origin)));
  }
  return urls;
}

/** A name without such records is an error, and so is a network without DNS. The well-known URL is tried then. */
async function orNone<T>(answer: Promise<T[]>): Promise<T[]> {
  return answer.catch(() => []);
}

function byPriority(a: SrvRecord, b: SrvRecord): number {
  return a.priority - b.priority || b.weight - a.weight;
}

function pathOf(texts: readonly (readonly string[])[]): string | undefined {
  for (const parts of texts) {
    const path = /^path=(\/.*)$/.exec(parts.join(''))?.[1];
    if (path !== undefined) return path;
  }
  return undefined;
}
