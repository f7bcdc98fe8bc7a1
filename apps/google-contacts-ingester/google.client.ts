import { people, type people_v1 } from '@googleapis/people';
import { gaxios, OAuth2Client } from 'google-auth-library';
import { z } from 'zod';
import { SourceError } from '#connector-kit';
import { googleTrouble } from './google.trouble.js';

export interface GoogleCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export interface GoogleRoots {
  /** Both end with a slash. */
  readonly api: string;
  readonly oauth: string;
}

/** Where a listing goes on, and since when it lists changes only. */
export interface ListRequest {
  readonly pageToken: string | null;
  readonly syncToken: string | null;
}

export interface ListPage {
  /** As received. */
  readonly items: readonly unknown[];
  readonly nextPageToken: string | null;
  /** On the last page only. */
  readonly nextSyncToken: string | null;
  readonly totalItems: number | null;
}

/**
 * Everything that the API gives of a contact, so that a better normaliser needs a replay and no refetch. Every request of a
 * sync must repeat it: tokens of another mask are refused. (https://developers.google.com/people/api/rest/v1/people.connections/list)
 */
export const PERSON_FIELDS = [
  'addresses,biographies,birthdays,calendarUrls,clientData,emailAddresses,events,externalIds,genders,imClients,interests',
  'locales,locations,memberships,metadata,miscKeywords,names,nicknames,occupations,organizations,phoneNumbers,photos',
  'relations,sipAddresses,skills,urls,userDefined',
].join(',');

/** All that other contacts can be asked for. (https://developers.google.com/people/api/rest/v1/otherContacts/list) */
export const OTHER_CONTACT_FIELDS = 'emailAddresses,metadata,names,phoneNumbers,photos';

/** The most that the API allows for each listing. */
export const PAGE_SIZE = 1_000;

const TIMEOUT_MS = 60_000;

const text = z
  .string()
  .nullish()
  .transform((value) => value || null);
const items = z
  .array(z.unknown())
  .nullish()
  .transform((list) => list ?? []);
const answer = z.object({
  connections: items,
  contactGroups: items,
  otherContacts: items,
  nextPageToken: text,
  nextSyncToken: text,
  totalItems: z.number().int().nullish(),
  totalSize: z.number().int().nullish(),
});

/** One account's door to Google. Whatever fails is a SourceTrouble; nothing else of the vendor's errors gets out. */
export class GoogleClient {
  readonly #auth: OAuth2Client;
  readonly #api: people_v1.People;

  constructor(
    { clientId, clientSecret, refreshToken }: GoogleCredentials,
    roots: GoogleRoots,
    private readonly signal: AbortSignal,
  ) {
    this.#auth = new OAuth2Client({
      clientId,
      clientSecret,
      endpoints: { oauth2TokenUrl: `${roots.oauth}token`, oauth2RevokeUrl: `${roots.oauth}revoke` },
      // Without it a token that Google revoked early would be used until its planned end.
      forceRefreshOnFailure: true,
      transporterOptions: { timeout: TIMEOUT_MS, signal },
    });
    this.#auth.setCredentials({ refresh_token: refreshToken });
    this.#api = people({ version: 'v1', auth: this.#auth, rootUrl: roots.api });
  }

  /** Gets an access token for the refresh token. */
  async authenticate(): Promise<void> {
    await guarded(() => this.#auth.getAccessToken());
  }

  /** people.connections.list. Deleted people are listed only with a sync token. */
  async listConnections({ pageToken, syncToken }: ListRequest): Promise<ListPage> {
    const response = await guarded(() =>
      this.#api.people.connections.list(
        {
          resourceName: 'people/me',
          personFields: PERSON_FIELDS,
          pageSize: PAGE_SIZE,
          requestSyncToken: true,
          ...(pageToken !== null && { pageToken }),
          ...(syncToken !== null && { syncToken }),
        },
        this.#options(),
      ),
    );
    return pageOf(response.data, 'connections');
  }

  /** contactGroups.list, system groups included. */
  async listContactGroups({ pageToken, syncToken }: ListRequest): Promise<ListPage> {
    const response = await guarded(() =>
      this.#api.contactGroups.list(
        { pageSize: PAGE_SIZE, ...(pageToken !== null && { pageToken }), ...(syncToken !== null && { syncToken }) },
        this.#options(),
      ),
    );
    // A run counts contacts, and so does its total.
    return { ...pageOf(response.data, 'contactGroups'), totalItems: null };
  }

  /** otherContacts.list: people that the account's owner never saved. Deleted ones are listed only with a sync token. */
  async listOtherContacts({ pageToken, syncToken }: ListRequest): Promise<ListPage> {
    const response = await guarded(() =>
      this.#api.otherContacts.list(
        {
          readMask: OTHER_CONTACT_FIELDS,
          pageSize: PAGE_SIZE,
          requestSyncToken: true,
          ...(pageToken !== null && { pageToken }),
          ...(syncToken !== null && { syncToken }),
        },
        this.#options(),
      ),
    );
    return pageOf(response.data, 'otherContacts');
  }

  /** people.get of a contact; undefined when there is none of this name. */
  async getPerson(resourceName: string): Promise<unknown> {
    try {
      const params = { resourceName, personFields: PERSON_FIELDS };
      return (await guarded(() => this.#api.people.get(params, this.#options()))).data;
    } catch (error) {
      if (error instanceof SourceError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  /** The vendor's own retries end long before a quota's minute does, so they are off. */
  #options() {
    return { retry: false, timeout: TIMEOUT_MS, signal: this.signal };
  }
}

function pageOf(data: unknown, list: 'connections' | 'contactGroups' | 'otherContacts'): ListPage {
  const parsed = answer.safeParse(data);
  if (!parsed.success) throw new SourceError('BAD_RESPONSE');
  const { nextPageToken, nextSyncToken, totalItems, totalSize } = parsed.data;
  return { items: parsed.data[list], nextPageToken, nextSyncToken, totalItems: totalItems ?? totalSize ?? null };
}

async function guarded<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof gaxios.GaxiosError)) throw error;
    const { response } = error;
    throw googleTrouble({
      status: response?.status,
      body: response?.data,
      retryAfter: response?.headers.get('retry-after') ?? null,
    });
  }
}
