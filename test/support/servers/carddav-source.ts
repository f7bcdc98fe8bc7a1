import { promises as dns } from 'node:dns';
import { Agent, type Dispatcher } from 'undici';
import { type AccountSource, type KnownRecord, type Page, Retry, type SourceStream } from '#connector-kit';
import { CarddavConnector } from '../../../apps/carddav-ingester/carddav.sync.js';
import type { ServiceRecords } from '../../../apps/carddav-ingester/discovery/server-address.js';
import { silentLogger } from '../silent-logger.js';

interface SourceOptions {
  readonly credentials: { readonly username: string; readonly password: string };
  readonly settings: object;
  readonly dispatcher?: Dispatcher;
  readonly records?: ServiceRecords;
  readonly region?: string;
}

/** Opens an account of the connector without the rest of Kith. Transient errors are retried once, at once. */
export function openCarddav(options: SourceOptions): Promise<AccountSource> {
  const { credentials, settings, dispatcher = new Agent(), records = dns, region = null } = options;
  const vault = {
    get: async (_: string, name: string) =>
      name === 'username' || name === 'password' ? credentials[name] : undefined,
  };
  const retry = new Retry({
    logger: silentLogger,
    policy: { firstMs: 0, longestMs: 0, retries: 1 },
    wait: async () => {},
  });
  const connector = new CarddavConnector({ vault, retry, dispatcher, records });
  const account = { accountId: 'account', provider: connector.provider, region, settings };
  return connector.open(account, new AbortController().signal);
}

/** All pages of a listing. */
export async function pagesOf(
  stream: SourceStream | undefined,
  cursor: string | null,
  known: ReadonlyMap<string, KnownRecord> = new Map(),
): Promise<Page[]> {
  if (!stream) throw new Error('There is no such stream');
  const pages: Page[] = [];
  for await (const page of stream.list(cursor, async () => known)) pages.push(page);
  return pages;
}
