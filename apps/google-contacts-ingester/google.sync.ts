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
import { type SourceRecord, storedGoogleSettings } from '#domain';
import type { Vault } from '#vault';
import { googleCapabilities } from './google.capabilities.js';
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
  /** How many requests an account may make. */
  readonly budgetOf: (accountId: string) => RateBudget;
}

/** Google Contacts. An account's credentials lie in the vault under its id. */
export class GoogleConnector implements Connector {
  readonly provider = googleCapabilities.provider;

  constructor(private readonly options: GoogleConnectorOptions) {}

  async open({ accountId, region, settings }: SourceAccount, signal: AbortSignal): Promise<AccountSource> {
    const { retry, roots, budgetOf } = this.options;
    const { includeOtherContacts } = storedGoogleSettings.parse(settings);
    const client = new GoogleClient(await this.#credentials(accountId), roots, signal);
    const patiently: Patiently = (request) =>
      retry.run(async () => {
        await budgetOf(accountId).take(signal);
        return request();
      }, signal);
    const streams = googleStreams({ client, patiently, region }).filter(({ name }) => {
      return includeOtherContacts || name !== 'otherContacts';
    });
    return {
      credentials: { check: () => patiently(() => client.authenticate()) },
      streams: async () => ({ streams, complete: true }),
      single: {
        kinds: ['contact'],
        fetch: async (locator) => {
          const person = await patiently(() => client.getPerson(locator));
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

type Patiently = <T>(request: () => Promise<T>) => Promise<T>;

interface Reading {
  readonly client: GoogleClient;
  readonly patiently: Patiently;
  readonly region: string | null;
}

/**
 * Groups first: contacts refer to them. A cursor's scope has all parameters, which must equal those that it was given for, and how
 * records are read: whatever of it changes, everything is listed anew.
 */
function googleStreams({ client, patiently, region }: Reading): readonly SourceStream[] {
  const stream = (
    name: string,
    scope: string,
    fetch: (request: ListRequest) => Promise<ListPage>,
    record: (item: unknown) => SourceRecord,
  ): SourceStream => ({
    name,
    scope: `${scope};pageSize=${PAGE_SIZE};${readingOf(region)}`,
    list: (cursor) => pages((request) => patiently(() => fetch(request)), record, cursor),
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

/** Follows the page tokens to the end, which Google marks with a sync token: an answer without either is no end. */
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
