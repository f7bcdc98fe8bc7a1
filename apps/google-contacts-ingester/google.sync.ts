import {
  type AccountSource,
  type Connector,
  type CredentialsCheck,
  type Page,
  type Retry,
  type SourceAccount,
  type SourceRecord,
  type SourceStream,
  SourceTrouble,
} from '#connector-kit';
import type { Vault } from '#vault';
import { googleCapabilities } from './google.capabilities.js';
import {
  GoogleClient,
  type GoogleCredentials,
  type GoogleRoots,
  type ListPage,
  type ListRequest,
  PAGE_SIZE,
  PERSON_FIELDS,
} from './google.client.js';
import { groupRecord, personRecord } from './google.records.js';

interface GoogleConnectorOptions {
  readonly vault: Vault;
  readonly roots: GoogleRoots;
  readonly retry: Retry;
}

/** Google Contacts. An account's credentials lie in the vault under its id. */
export class GoogleConnector implements Connector {
  readonly provider = googleCapabilities.provider;

  constructor(private readonly options: GoogleConnectorOptions) {}

  async open({ accountId }: SourceAccount, signal: AbortSignal): Promise<AccountSource> {
    const { retry, roots } = this.options;
    const client = new GoogleClient(await this.#credentials(accountId), roots, signal);
    const patiently: Patiently = (request) => retry.run(request, signal);
    return {
      credentials: new GoogleCredentialsCheck(client, patiently),
      streams: async () => ({
        streams: [new GoogleGroups(client, patiently), new GoogleContacts(client, patiently)],
        complete: true,
      }),
    };
  }

  async #credentials(accountId: string): Promise<GoogleCredentials> {
    const { vault } = this.options;
    const clientId = await vault.get(accountId, 'client_id');
    const clientSecret = await vault.get(accountId, 'client_secret');
    const refreshToken = await vault.get(accountId, 'refresh_token');
    if (!clientId || !clientSecret || !refreshToken) throw new SourceTrouble('MISSING_CREDENTIALS');
    return { clientId, clientSecret, refreshToken };
  }
}

type Patiently = <T>(request: () => Promise<T>) => Promise<T>;

class GoogleCredentialsCheck implements CredentialsCheck {
  constructor(
    private readonly client: GoogleClient,
    private readonly patiently: Patiently,
  ) {}

  check(): Promise<void> {
    return this.patiently(() => this.client.authenticate());
  }
}

class GoogleContacts implements SourceStream {
  readonly name = 'contacts';
  /** All parameters must equal those that a token was issued for. */
  readonly scope = `people.connections;pageSize=${PAGE_SIZE};personFields=${PERSON_FIELDS}`;

  constructor(
    private readonly client: GoogleClient,
    private readonly patiently: Patiently,
  ) {}

  list(cursor: string | null): AsyncIterable<Page> {
    const fetch = (request: ListRequest) => this.patiently(() => this.client.listConnections(request));
    return pages(fetch, personRecord, cursor);
  }
}

class GoogleGroups implements SourceStream {
  readonly name = 'groups';
  readonly scope = `contactGroups;pageSize=${PAGE_SIZE}`;

  constructor(
    private readonly client: GoogleClient,
    private readonly patiently: Patiently,
  ) {}

  list(cursor: string | null): AsyncIterable<Page> {
    const fetch = async (request: ListRequest) => {
      // A run counts contacts, and so does its total.
      return { ...(await this.patiently(() => this.client.listContactGroups(request))), totalItems: null };
    };
    return pages(fetch, groupRecord, cursor);
  }
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
    if (page.nextPageToken === null && page.nextSyncToken === null) throw new SourceTrouble('BAD_RESPONSE');
    yield {
      records: page.items.map(record),
      total: syncToken === null ? page.totalItems : null,
      nextCursor: page.nextPageToken === null ? page.nextSyncToken : null,
    };
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
}
