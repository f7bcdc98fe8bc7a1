import { people, type people_v1 } from '@googleapis/people';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../apps/sandbox/index.js';

const FIELDS =
  'names,nicknames,phoneNumbers,emailAddresses,addresses,birthdays,events,organizations,urls,imClients,photos,userDefined,memberships,biographies,relations,metadata';

interface Credentials {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
}
interface Requests {
  counts: Record<string, number>;
  recent: { endpoint: string; status: number | string; parameters: string[] }[];
}

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 7, count: 240 });
});
beforeEach(async () => {
  await admin('POST', 'reset');
});
afterAll(() => sandbox.close());

describe('connections.list for the real client', () => {
  it('returns the whole address book in pages, with a sync token on the last page only', async () => {
    const { api } = await connect();
    const pages = await listAll(api, { pageSize: 100 });
    expect(pages.map((page) => page.connections?.length)).toEqual([100, 100, 40]);
    expect(pages.map((page) => page.nextSyncToken !== undefined)).toEqual([false, false, true]);
    const { truth } = await admin<{ truth: { resourceName: string }[] }>('GET', 'accounts/google/truth');
    const expected = truth.map(({ resourceName }) => resourceName).filter((name) => name.startsWith('people/'));
    expect(names(pages)).toEqual(expected);
  });

  it('returns a hundred contacts by default, and no sync token unless it is requested', async () => {
    const { api } = await connect();
    const { data } = await api.people.connections.list({ resourceName: 'people/me', personFields: 'names' });
    expect(data.connections).toHaveLength(100);
    const whole = await api.people.connections.list({ ...ME, personFields: 'names', pageSize: 1000 });
    expect([whole.data.connections?.length, whole.data.nextSyncToken]).toEqual([240, undefined]);
  });

  it('answers a client whose root URL is set per call, which keeps the path of the URL', async () => {
    const { auth } = await connect();
    const call = people({ version: 'v1', auth }).people.connections.list(
      { ...ME, personFields: 'names' },
      { rootUrl: sandbox.googleApiRoot },
    );
    expect((await call).data.connections).toHaveLength(100);
  });

  it('returns only the fields of the mask', async () => {
    const { api } = await connect();
    const { data } = await api.people.connections.list({ ...ME, personFields: 'names,phoneNumbers', pageSize: 1000 });
    const keys = new Set(data.connections?.flatMap((person) => Object.keys(person)));
    expect(keys).toEqual(new Set(['resourceName', 'etag', 'names', 'phoneNumbers']));
  });

  it('returns a single contact as in the listing, and 404 for an unknown one', async () => {
    const { api } = await connect();
    const { data } = await api.people.connections.list({ ...ME, personFields: FIELDS, pageSize: 1 });
    const [listed] = data.connections ?? [];
    const one = await api.people.get({ resourceName: listed?.resourceName ?? '', personFields: FIELDS });
    expect(one.data).toEqual(listed);
    const none = api.people.get({ resourceName: 'people/c1', personFields: FIELDS });
    await expect(none).rejects.toMatchObject({ status: 404, response: { data: { error: { status: 'NOT_FOUND' } } } });
  });

  it('returns only the contacts created, edited or deleted since the sync token', async () => {
    const { api } = await connect();
    const before = await listAll(api, { pageSize: 1000 });
    const [edited = '', deleted = ''] = names(before);
    await admin('PUT', `accounts/google/${edited}`, { nicknames: [{ value: 'Sparrow' }] });
    await admin('DELETE', `accounts/google/${deleted}`);
    await admin('PUT', 'accounts/google/people/c42', { emailAddresses: [{ value: 'new@post.example' }] });
    const after = await listAll(api, { pageSize: 1000, syncToken: lastSyncToken(before) });
    const seen = after.flatMap((page) => page.connections ?? []);
    expect(seen.map((person) => [person.resourceName, person.metadata?.deleted, person.nicknames?.[0]?.value])).toEqual(
      [
        [edited, undefined, 'Sparrow'],
        [deleted, true, undefined],
        ['people/c42', undefined, undefined],
      ],
    );
    expect(Object.keys(seen[1] ?? {})).toEqual(['resourceName', 'etag', 'metadata']);
    expect(names(await listAll(api, { pageSize: 1000 }))).not.toContain(deleted);
    const quiet = await listAll(api, { pageSize: 1000, syncToken: lastSyncToken(after) });
    expect(quiet).toEqual([{ totalItems: 0, totalPeople: 0, nextSyncToken: expect.any(String) }]);
  });

  it('rejects an expired sync token, and returns a full listing without it', async () => {
    const { api } = await connect();
    const full = await listAll(api, { pageSize: 1000 });
    await admin('POST', 'accounts/google/tokens/expire', { kind: 'sync' });
    await expect(listAll(api, { pageSize: 1000, syncToken: lastSyncToken(full) })).rejects.toMatchObject(EXPIRED);
    expect(names(await listAll(api, { pageSize: 1000 }))).toHaveLength(240);
  });

  it.each<[string, people_v1.Params$Resource$People$Connections$List]>([
    ['personFields', {}],
    ['"shoeSize"', { personFields: 'names,shoeSize' }],
    ['pageSize', { personFields: 'names', pageSize: 1001 }],
    ['Page token', { personFields: 'names', pageToken: 'nonsense' }],
  ])('rejects an invalid call and names the reason: %s', async (named, params) => {
    const { api } = await connect();
    const call = api.people.connections.list({ ...ME, ...params });
    await expect(call).rejects.toMatchObject({ ...INVALID_ARGUMENT, message: expect.stringContaining(named) });
  });
});

describe('the other lists', () => {
  it('returns groups with their member counts, and then only changes', async () => {
    const { api } = await connect();
    const first = await api.contactGroups.list({ pageSize: 10 });
    const rest = await api.contactGroups.list({ pageSize: 10, pageToken: first.data.nextPageToken ?? '' });
    const groups = [...(first.data.contactGroups ?? []), ...(rest.data.contactGroups ?? [])];
    const contacts = (await listAll(api, { pageSize: 1000 })).flatMap((page) => page.connections ?? []);
    const inGroup = (name: string | null | undefined) =>
      contacts.filter((c) => c.memberships?.some((m) => m.contactGroupMembership?.contactGroupResourceName === name))
        .length;
    expect(groups).toHaveLength(14);
    expect(groups.map((group) => group.memberCount ?? 0)).toEqual(groups.map((group) => inGroup(group.resourceName)));
    expect(first.data.nextSyncToken).toBeUndefined();
    const later = await api.contactGroups.list({ pageSize: 10, syncToken: rest.data.nextSyncToken ?? '' });
    expect(later.data).toEqual({ totalItems: 0, nextSyncToken: expect.any(String) });
  });

  it('returns other contacts only to a token with their scope', async () => {
    const { api } = await connect();
    const params = { readMask: 'names,emailAddresses', pageSize: 1000, requestSyncToken: true };
    const { data } = await api.otherContacts.list(params);
    expect(data.otherContacts).toHaveLength(24);
    expect(data.otherContacts?.every((person) => person.resourceName?.startsWith('otherContacts/c'))).toBe(true);
    const narrow = await consent(['https://www.googleapis.com/auth/contacts.readonly']);
    await expect(narrow.api.otherContacts.list(params)).rejects.toMatchObject({ status: 403 });
  });

  it('isolates the contacts of two accounts', async () => {
    const account = await admin<{ credentials: Credentials }>('POST', 'accounts', { name: 'second', count: 3 });
    const other = await connect(account.credentials);
    const theirs = names(await listAll(other.api, { pageSize: 1000 }));
    const mine = names(await listAll((await connect()).api, { pageSize: 1000 }));
    expect([theirs.length, mine.filter((name) => theirs.includes(name))]).toEqual([3, []]);
  });
});

describe('OAuth for the real client', () => {
  it('exchanges a code with its PKCE verifier for tokens that work', async () => {
    const { api, tokens, state } = await consent(['https://www.googleapis.com/auth/contacts.readonly']);
    expect(state).toBe('state-1');
    expect(tokens).toMatchObject({ token_type: 'Bearer', scope: 'https://www.googleapis.com/auth/contacts.readonly' });
    expect(tokens.refresh_token).toMatch(/^1\/\//);
    expect((await read(api)).status).toBe(200);
  });

  it('rejects a wrong verifier, a missing one and a used code with invalid_grant', async () => {
    const auth = client(await credentials());
    const { codeChallenge = '', codeVerifier } = await auth.generateCodeVerifierAsync();
    const code = async () => (await authorize(auth, { codeChallenge })).code;
    await expect(auth.getToken({ code: await code(), codeVerifier: `${codeVerifier}x` })).rejects.toMatchObject(
      INVALID_GRANT,
    );
    await expect(auth.getToken({ code: await code() })).rejects.toMatchObject(INVALID_GRANT);
    const once = await code();
    await auth.getToken({ code: once, codeVerifier });
    await expect(auth.getToken({ code: once, codeVerifier })).rejects.toMatchObject(INVALID_GRANT);
  });

  it('redirects only to loopback addresses', async () => {
    const auth = client(await credentials(), 'https://elsewhere.example/callback');
    const answer = await fetch(auth.generateAuthUrl({ scope: 'x' }), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  it('rejects a revoked refresh token with invalid_grant', async () => {
    const { api } = await connect();
    await admin('POST', 'accounts/google/tokens/expire', { kind: 'refresh' });
    await expect(read(api)).rejects.toMatchObject(INVALID_GRANT);
  });

  it('revokes the whole grant with one of its tokens', async () => {
    const { api, auth, refreshToken } = await connect();
    await read(api);
    await auth.revokeCredentials();
    auth.setCredentials({ refresh_token: refreshToken });
    await expect(read(api)).rejects.toMatchObject(INVALID_GRANT);
    auth.setCredentials({ refresh_token: (await connect()).refreshToken });
    expect((await read(api)).status).toBe(200);
  });

  it('rejects an unknown client', async () => {
    const { api } = await connect({ ...(await credentials()), clientSecret: 'guess' });
    await expect(read(api)).rejects.toMatchObject({
      status: 401,
      response: { data: { error: 'invalid_client' } },
    });
  });

  it('makes the client refresh when its access token has expired', async () => {
    const { api } = await connect();
    await read(api);
    await admin('POST', 'accounts/google/tokens/expire', { kind: 'access' });
    await read(api);
    const { recent } = await admin<Requests>('GET', 'requests');
    expect(recent.map(({ endpoint, status }) => `${endpoint} ${status}`)).toEqual([
      'token 200',
      'connections 200',
      'connections 401',
      'token 200',
      'connections 200',
    ]);
  });
});

describe('faults', () => {
  it.each([
    [429, 'RESOURCE_EXHAUSTED'],
    [500, 'INTERNAL'],
    [401, 'UNAUTHENTICATED'],
  ])('answers %i as Google does, as often as requested, and then works again', async (status, rpcStatus) => {
    const { api } = await connect();
    await admin('POST', 'faults', { match: 'connections', kind: status, times: 2 });
    for (const _ of [1, 2]) {
      const call = read(api, { retry: false });
      // The client itself repeats a 401 once, after a refresh, and so uses up both.
      await expect(call).rejects.toMatchObject({ status, response: { data: { error: { status: rpcStatus } } } });
      if (status === 401) break;
    }
    expect((await read(api)).status).toBe(200);
  });

  it('drops the connection during an answer, counts the request once, and then works again', async () => {
    const { api } = await connect();
    await admin('POST', 'faults', { match: 'connections', kind: 'drop' });
    const call = read(api, { retry: false });
    await expect(call).rejects.toThrow();
    expect((await read(api)).status).toBe(200);
    const { recent } = await admin<Requests>('GET', 'requests');
    const statuses = recent.filter(({ endpoint }) => endpoint === 'connections').map(({ status }) => status);
    expect(statuses).toEqual(['dropped', 200]);
  });

  it('delays an answer without changing it', async () => {
    const { api } = await connect();
    await admin('POST', 'faults', { match: 'connections', kind: 'slow', delayMs: 200 });
    const began = performance.now();
    const { data } = await read(api);
    expect(performance.now() - began).toBeGreaterThanOrEqual(190);
    expect(data.connections).toHaveLength(100);
  });
});

describe('the sandbox', () => {
  it('counts requests by endpoint and logs the names of parameters, never values', async () => {
    const { api } = await connect();
    const full = await listAll(api, { pageSize: 1000 });
    await listAll(api, { pageSize: 1000, syncToken: lastSyncToken(full) });
    const report = await admin<Requests>('GET', 'requests');
    expect(report.counts).toMatchObject({ token: 1, connections: 2, person: 0 });
    expect(report.recent.at(-1)?.parameters).toContain('syncToken');
    expect(JSON.stringify(report)).not.toContain(lastSyncToken(full));
  });

  it('serves a large account quickly: 25,000 contacts in pages of 1,000', async () => {
    const account = await admin<{ credentials: Credentials }>('POST', 'accounts', { name: 'large', count: 25_000 });
    const { api } = await connect(account.credentials);
    const pages = await listAll(api, { pageSize: 1000 });
    expect(pages).toHaveLength(25);
    expect(new Set(names(pages)).size).toBe(25_000);
  });
});

const ME = { resourceName: 'people/me' };
const EXPIRED = {
  status: 400,
  message: 'Sync token is expired. Clear local cache and retry call without the sync token.',
  response: { data: { error: { status: 'FAILED_PRECONDITION', details: [{ reason: 'EXPIRED_SYNC_TOKEN' }] } } },
};
const INVALID_ARGUMENT = { status: 400, response: { data: { error: { status: 'INVALID_ARGUMENT' } } } };
const INVALID_GRANT = { status: 400, response: { data: { error: 'invalid_grant' } } };

const send = (method: string, path: string, body?: object) =>
  fetch(`${sandbox.adminUrl}/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

async function admin<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await send(method, path, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const credentials = () => admin<Credentials>('GET', 'credentials/google');

function client({ clientId, clientSecret }: Credentials, redirectUri = 'http://127.0.0.1:9/callback'): OAuth2Client {
  const endpoint = (name: string) => `${sandbox.oauthRoot}${name}`;
  return new OAuth2Client({
    clientId,
    clientSecret,
    redirectUri,
    forceRefreshOnFailure: true,
    endpoints: {
      oauth2TokenUrl: endpoint('token'),
      oauth2AuthBaseUrl: endpoint('auth'),
      oauth2RevokeUrl: endpoint('revoke'),
    },
  });
}

async function connect(given?: Credentials) {
  const { refreshToken, ...rest } = given ?? (await credentials());
  const auth = client({ ...rest, refreshToken });
  auth.setCredentials({ refresh_token: refreshToken });
  return { auth, refreshToken, api: people({ version: 'v1', auth, rootUrl: sandbox.googleApiRoot }) };
}

const read = (api: people_v1.People, options: { retry?: boolean } = {}) =>
  api.people.connections.list({ ...ME, personFields: 'names' }, options);

async function authorize(
  auth: OAuth2Client,
  { codeChallenge, scope = ['x'] }: { codeChallenge: string; scope?: string[] },
) {
  const url = auth.generateAuthUrl({
    access_type: 'offline',
    scope,
    state: 'state-1',
    code_challenge: codeChallenge,
    code_challenge_method: CodeChallengeMethod.S256,
  });
  const answer = await fetch(url, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') };
}

async function consent(scope: string[]) {
  const auth = client(await credentials());
  const { codeChallenge = '', codeVerifier } = await auth.generateCodeVerifierAsync();
  const { code, state } = await authorize(auth, { codeChallenge, scope });
  const { tokens } = await auth.getToken({ code, codeVerifier });
  auth.setCredentials(tokens);
  return { tokens, state, api: people({ version: 'v1', auth, rootUrl: sandbox.googleApiRoot }) };
}

async function listAll(api: people_v1.People, params: { pageSize: number; syncToken?: string }) {
  const pages: people_v1.Schema$ListConnectionsResponse[] = [];
  do {
    const pageToken = pages.at(-1)?.nextPageToken;
    const { data } = await api.people.connections.list({
      ...ME,
      ...params,
      personFields: FIELDS,
      requestSyncToken: true,
      ...(pageToken ? { pageToken } : {}),
    });
    pages.push(data);
  } while (pages.at(-1)?.nextPageToken);
  return pages;
}

function names(pages: people_v1.Schema$ListConnectionsResponse[]): string[] {
  return pages.flatMap((page) => page.connections ?? []).map((person) => person.resourceName ?? '');
}

function lastSyncToken(pages: people_v1.Schema$ListConnectionsResponse[]): string {
  return pages.at(-1)?.nextSyncToken ?? '';
}
