import {
  type AccountSource,
  type Connector,
  type Page,
  type RateBudget,
  type Retry,
  readingOf,
  type SourceAccount,
  SourceError,
  type SourceStream,
} from '#connector-kit';
import { googleProvider, type SourceRecord, storedGoogleSettings } from '#domain';
import type { Vault } from '#vault';
import {
  GoogleClient,
  type GoogleCredentials,
  type GoogleRoots,
  type ListPage,
  type ListRequest,
  OTHER_CONTACT_FIELDS,
  PAGE_SIZE,
  PERSON_FIELDS,
} from './google.client.js';
import { groupRecord, otherContactRecord, personRecord } from './google.records.js';

interface GoogleConnectorOptions {
  readonly vault: Vault;
  readonly roots: GoogleRoots;
  readonly retry: Retry;
  /** The request budget of an account. */
  readonly budgetOf: (accountId: string) => RateBudget;
}

/** Google Contacts. The vault has an account's credentials under its id. */
export class GoogleConnector implements Connector {
  readonly provider = googleProvider.name;

  constructor(private readonly options: GoogleConnectorOptions) {}

  async open({ accountId, region, settings }: SourceAccount, signal: AbortSignal): Promise<AccountSource> {
    const { retry, roots, budgetOf } = this.options;
    const { includeOtherContacts } = storedGoogleSettings.parse(settings);
    const client = new GoogleClient(await this.#credentials(accountId), roots, signal);
    const withRetry: WithRetry = (request) =>
      retry.run(async () => {
        await budgetOf(accountId).take(signal);
        return request();
      }, signal);
    const streams = googleStreams({ client, withRetry, region }).filter(({ name }) => {
      return includeOtherContacts || name !== 'otherContacts';
    });
    return {
      credentials: { check: () => withRetry(() => client.authenticate()) },
      streams: async () => ({ streams, complete: true }),
      recordFetcher: {
        kinds: ['contact'],
        fetch: async (locator) => {
          const person = await withRetry(() => client.getPerson(locator));
          return person === undefined ? undefined : personRecord(person, region);
        },
      },
    };
  }

  async #credentials(accountId: string): Promise<GoogleCredentials> {
    const { vault } = this.options;
    const clientId = await vault.get(accountId, 'client_id');
    const clientSecret = await vault.get(accountId, 'client_secret');
    const refreshToken = await vault.get(accountId, 'refresh_token');
    if (!clientId || !clientSecret || !refreshToken) throw new SourceError('MISSING_CREDENTIALS');
    return { clientId, clientSecret, refreshToken };
  }
}

type WithRetry = <T>(request: () => Promise<T>) => Promise<T>;

interface StreamOptions {
  readonly client: GoogleClient;
  readonly withRetry: WithRetry;
  readonly region: string | null;
}

/**
 * Groups first, because contacts refer to them. The scope of a cursor has all parameters of the request, which must not change
 * between requests, and the version of the normaliser: if any of it changes, a complete listing follows.
 */
function googleStreams({ client, withRetry, region }: StreamOptions): readonly SourceStream[] {
  const stream = (
    name: string,
    scope: string,
    fetch: (request: ListRequest) => Promise<ListPage>,
    record: (item: unknown) => SourceRecord,
  ): SourceStream => ({
    name,
    scope: `${scope};pageSize=${PAGE_SIZE};${readingOf(region)}`,
    list: (cursor) => pages((request) => withRetry(() => fetch(request)), record, cursor),
  });
  return [
    stream('groups', 'contactGroups', (request) => client.listContactGroups(request), groupRecord),
    stream(
      'contacts',
      `people.connections;${PERSON_FIELDS}`,
      (request) => client.listConnections(request),
      (person) => personRecord(person, region),
    ),
    stream(
      'otherContacts',
      `otherContacts;${OTHER_CONTACT_FIELDS}`,
      (request) => client.listOtherContacts(request),
      (person) => otherContactRecord(person, region),
    ),
  ];
}

/** Follows the page tokens. The last page has a sync token, so an answer without either is an error. */
async function* pages(
  fetch: (request: ListRequest) => Promise<ListPage>,
  record: (item: unknown) => SourceRecord,
  syncToken: string | null,
): AsyncGenerator<Page> {
  let pageToken: string | null = null;
  do {
    const page: ListPage = await fetch({ pageToken, syncToken });
    if (page.nextPageToken === null && page.nextSyncToken === null) throw new SourceError('BAD_RESPONSE');
    yield {
      records: page.items.map(record),
      total: syncToken === null ? page.totalItems : null,
      nextCursor: page.nextPageToken === null ? page.nextSyncToken : null,
    };
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
}
