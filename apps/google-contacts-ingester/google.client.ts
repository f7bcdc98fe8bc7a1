import { people, type people_v1 } from '@googleapis/people';
import { gaxios, OAuth2Client } from 'google-auth-library';
import { z } from 'zod';
import { SourceError } from '#connector-kit';
import { googleError } from './google.error.js';

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

/** The page to list, and the sync token if only changes are listed. */
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
 * All fields of a contact, so that a new normaliser needs a replay and no refetch. Every request of a sync must have the same mask:
 * the API refuses tokens of another one. (https://developers.google.com/people/api/rest/v1/people.connections/list)
 */
export const PERSON_FIELDS = [
  'addresses,biographies,birthdays,calendarUrls,clientData,emailAddresses,events,externalIds,genders,imClients,interests',
  'locales,locations,memberships,metadata,miscKeywords,names,nicknames,occupations,organizations,phoneNumbers,photos',
  'relations,sipAddresses,skills,urls,userDefined',
].join(',');

/** All fields of other contacts. (https://developers.google.com/people/api/rest/v1/otherContacts/list) */
export const OTHER_CONTACT_FIELDS = 'emailAddresses,metadata,names,phoneNumbers,photos';

/** The maximum of each listing. */
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

/** A page of a thousand whole contacts has some megabytes. */
const LARGEST_ANSWER_BYTES = 64 << 20;

/** The requests of one account. Every failed request becomes a SourceError; the vendor's errors stay inside. */
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
      // Otherwise a revoked access token would be used until it expires.
      forceRefreshOnFailure: true,
      transporterOptions: { timeout: TIMEOUT_MS, signal, maxContentLength: LARGEST_ANSWER_BYTES },
    });
    this.#auth.setCredentials({ refresh_token: refreshToken });
    this.#api = people({ version: 'v1', auth: this.#auth, rootUrl: roots.api });
  }

  /** Gets an access token for the refresh token. */
  async authenticate(): Promise<void> {
    await orSourceError(() => this.#auth.getAccessToken());
  }

  /** people.connections.list. Deleted people are listed only with a sync token. */
  async listConnections({ pageToken, syncToken }: ListRequest): Promise<ListPage> {
    const response = await orSourceError(() =>
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
    const response = await orSourceError(() =>
      this.#api.contactGroups.list(
        { pageSize: PAGE_SIZE, ...(pageToken !== null && { pageToken }), ...(syncToken !== null && { syncToken }) },
        this.#options(),
      ),
    );
    // The total of a run counts contacts only.
    return { ...pageOf(response.data, 'contactGroups'), totalItems: null };
  }

  /** otherContacts.list: people whom the owner never saved. Deleted ones are listed only with a sync token. */
  async listOtherContacts({ pageToken, syncToken }: ListRequest): Promise<ListPage> {
    const response = await orSourceError(() =>
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

  /** people.get; undefined if there is no such contact. */
  async getPerson(resourceName: string): Promise<unknown> {
    try {
      const params = { resourceName, personFields: PERSON_FIELDS };
      return (await orSourceError(() => this.#api.people.get(params, this.#options()))).data;
    } catch (error) {
      if (error instanceof SourceError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  /** The client's own retries are off: they end long before the minute of a quota does. */
  #options() {
    return { retry: false, timeout: TIMEOUT_MS, signal: this.signal, maxContentLength: LARGEST_ANSWER_BYTES };
  }
}

function pageOf(data: unknown, list: 'connections' | 'contactGroups' | 'otherContacts'): ListPage {
  const parsed = answer.safeParse(data);
  if (!parsed.success) throw new SourceError('BAD_RESPONSE');
  const { nextPageToken, nextSyncToken, totalItems, totalSize } = parsed.data;
  return { items: parsed.data[list], nextPageToken, nextSyncToken, totalItems: totalItems ?? totalSize ?? null };
}

async function orSourceError<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof gaxios.GaxiosError)) throw error;
    if (isTooLarge(error.cause)) throw new SourceError('TOO_LARGE');
    const { response } = error;
    throw googleError(
      {
        status: response?.status,
        body: response?.data,
        retryAfter: response?.headers.get('retry-after') ?? null,
      },
      Date.now(),
    );
  }
}

/** How gaxios names an answer beyond `maxContentLength`. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'max-size';
}
