import type { promises as dns, SrvRecord } from 'node:dns';
import { SourceError } from '#connector-kit';
import type { TrustedSite } from '../http/trusted-site.js';

/** Where an account's owner says that the server is. */
export interface ServerAddress {
  /** The site that the owner trusts with the password. */
  readonly home: URL;
  /** Only the domain is known, of an e-mail address or by itself: the service is to be looked up. */
  readonly isDomain: boolean;
}

/** The records of RFC 6764 §3 and §4. */
export type ServiceRecords = Pick<typeof dns, 'resolveSrv' | 'resolveTxt'>;

const WELL_KNOWN = '/.well-known/carddav';

/** A URL, an e-mail address, or a domain. Throws SourceTrouble NO_ADDRESS_BOOK for none of them. */
export function parseServerAddress(server: string): ServerAddress {
  const isUrl = /^https?:\/\//i.test(server);
  const home = URL.parse(isUrl ? server : `https://${server.slice(server.lastIndexOf('@') + 1)}`);
  if (home?.username !== '' || home.password !== '') throw new SourceError('NO_ADDRESS_BOOK');
  return { home, isDomain: !isUrl && home.pathname === '/' };
}

/**
 * Where discovery may begin, best first (RFC 6764 §6): what the owner wrote or the domain's service records say, then the well-known
 * place, then the root. A service record of another registrable domain is left out: DNS is not to be trusted with a password.
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

/** A name without such records answers with an error, and so does a network without DNS; the well-known place is asked then. */
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
