import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { IngesterHarness, ONLY_WHEN_ASKED } from './google-ingester.harness.js';

const CONTACTS = 'https://www.googleapis.com/auth/contacts.readonly';
const OTHER_CONTACTS = 'https://www.googleapis.com/auth/contacts.other.readonly';
const REDIRECT_URI = 'http://127.0.0.1:1/api/v2/oauth/google/callback';

let harness: IngesterHarness;

beforeAll(async () => {
  harness = await IngesterHarness.open();
  await harness.startIngester();
  await harness.startApi({
    KITH_GOOGLE_AUTH_URL: `${harness.sandbox.oauthRoot}auth`,
    KITH_GOOGLE_OAUTH_ROOT: harness.sandbox.oauthRoot,
    KITH_OAUTH_REDIRECT_URI: REDIRECT_URI,
  });
});
beforeEach(async () => {
  const { clientId, clientSecret } = await harness.credentials('google');
  await harness.call('PUT oauth/google/client', { clientId, clientSecret });
});
afterEach(() => harness.admin('PUT', 'publishing', { status: 'production' }));
afterAll(() => harness?.close());

interface Started {
  readonly url: string;
  readonly scopes: readonly string[];
  readonly warnings: readonly string[];
}

interface Instance {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly warnings: readonly string[];
  readonly login: { readonly path: string; readonly body: object } | null;
}

const start = async (body: object) => (await harness.call<{ data: Started }>('POST oauth/google/start', body)).data;
const instances = async () => (await harness.call<{ data: Instance[] }>('GET instances')).data;
const settings = { sync: { ...ONLY_WHEN_ASKED.sync, runOnStartup: false, intervalMinutes: 1_440 } };

/** Opens the consent page as the owner of an account. Returns the address that Google redirects to. */
async function consent(url: string, account: string): Promise<URL> {
  const answer = await fetch(`${url}&login_hint=${account}`, { redirect: 'manual' });
  const redirect = new URL(answer.headers.get('location') ?? '');
  expect(`${redirect.origin}${redirect.pathname}`).toBe(REDIRECT_URI);
  return redirect;
}

/** The browser follows the redirect to Kith, without a key. */
async function followRedirect(back: URL): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${harness.apiUrl}/api/v2/oauth/google/callback${back.search}`);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const text = await answer.text();
  harness.answers.push(text);
  return { status: answer.status, text };
}

/** Connects an account by consent. @param as its name in Kith */
async function connect(name: string, accountSettings: object = settings, as = name): Promise<Instance> {
  const { url } = await start({ name: as, settings: accountSettings });
  expect(await followRedirect(await consent(url, name))).toMatchObject({ status: 200 });
  const instance = (await instances()).find((one) => one.name === as);
  if (!instance) throw new Error('The account is not connected');
  return instance;
}

async function read(id: string, status = 'completed'): Promise<void> {
  const { data } = await harness.call<{ data: { jobId: string } }>(`POST instances/${id}/sync`, { type: 'contacts' });
  await eventually(async () => {
    expect(await harness.call(`GET instances/${id}/sync/${data.jobId}`)).toMatchObject({ data: { status } });
  });
}

describe('connecting by consent', () => {
  test('requests the needed scopes only, with PKCE and offline access', async () => {
    const { url, scopes, warnings } = await start({ name: 'Mine' });
    expect(scopes).toEqual([CONTACTS]);
    const parameters = Object.fromEntries(new URL(url).searchParams);
    expect(parameters).toEqual({
      client_id: (await harness.credentials('google')).clientId,
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      scope: CONTACTS,
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      access_type: 'offline',
      prompt: 'consent',
    });
    expect(warnings).toEqual([expect.stringContaining('seven days')]);
    expect((await start({ name: 'Mine', settings: { includeOtherContacts: true } })).scopes).toEqual([
      CONTACTS,
      OTHER_CONTACTS,
    ]);
  });

  test('connects an account that can be read, without showing a secret', async () => {
    const name = await harness.newGoogleAccount(7);
    const { id } = await connect(name, { ...settings, includeOtherContacts: true });
    await read(id);
    const { otherContacts } = await harness.sizes(name);
    expect(await harness.contacts(id)).toHaveLength(7 + otherContacts);
  });

  test('of an account of another provider is refused', async () => {
    const { data } = await harness.call<{ data: Instance }>('POST instances', { provider: 'file', name: 'My file' });
    await expect(start({ instanceId: data.id })).rejects.toThrow(/400 .*INVALID.*instanceId/);
  });

  test("without the OAuth client's id and secret is refused with the call that sets them", async () => {
    await harness.database.query("delete from vault.secrets where owner = 'oauth:google'");
    await expect(start({ name: 'Mine' })).rejects.toThrow(
      /409 .*OAUTH_CLIENT_MISSING.*PUT \/api\/v2\/oauth\/google\/client/,
    );
  });
});

describe('the state', () => {
  test('can be used once', async () => {
    const name = await harness.newGoogleAccount(1);
    const back = await consent((await start({ name, settings })).url, name);
    expect(await followRedirect(back)).toMatchObject({ status: 200 });
    expect(await followRedirect(back)).toMatchObject({ status: 400, text: expect.stringContaining('is over') });
  });

  test('is refused if it is unknown or expired, or if its key was revoked', async () => {
    const name = await harness.newGoogleAccount(1);
    const forged = await consent((await start({ name, settings })).url, name);
    forged.searchParams.set('state', 'A'.repeat(43));
    const old = await consent((await start({ name, settings })).url, name);
    await harness.database.query("update sync.oauth_requests set expires_at = now() - interval '1 second'");
    const revoked = await consent((await start({ name, settings })).url, name);
    await harness.database.query('update sync.api_keys set revoked_at = now()');
    const answers = [await followRedirect(forged), await followRedirect(old), await followRedirect(revoked)];
    await harness.database.query('update sync.api_keys set revoked_at = null');
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect((await instances()).filter((one) => one.name === name)).toEqual([]);
  });

  test('is stored as a hash, and the verifier in the vault', async () => {
    const state = new URL((await start({ name: 'Mine' })).url).searchParams.get('state') ?? '';
    const rows = JSON.stringify(await harness.database.query('select r::text from sync.oauth_requests r'));
    expect(rows).not.toContain(state);
    const owners = await harness.database.query<{ owner: string }>(
      "select owner from vault.secrets where name = 'verifier'",
    );
    expect(owners.filter(({ owner }) => owner.includes(state))).toEqual([]);
    expect(owners.length).toBeGreaterThan(0);
  });

  test('with the code of another sign-in is refused by Google: the verifier does not match', async () => {
    const name = await harness.newGoogleAccount(1);
    const [mine, other] = [await start({ name, settings }), await start({ name, settings })];
    const [back, stolen] = [await consent(mine.url, name), await consent(other.url, name)];
    back.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    expect(await followRedirect(back)).toMatchObject({ status: 400, text: expect.stringContaining('Google refused') });
  });
});

describe('an owner', () => {
  test('who declines sees that, and nothing is connected', async () => {
    const name = await harness.newGoogleAccount(1);
    await harness.admin('PUT', `accounts/${name}/consent`, { decision: 'deny' });
    const back = await consent((await start({ name, settings })).url, name);
    expect(await followRedirect(back)).toMatchObject({ status: 400, text: expect.stringContaining('declined') });
    expect((await instances()).filter((one) => one.name === name)).toEqual([]);
  });

  test('who does not grant a permission sees that', async () => {
    const name = await harness.newGoogleAccount(1);
    await harness.admin('PUT', `accounts/${name}/consent`, { decision: [CONTACTS] });
    const { url } = await start({ name, settings: { ...settings, includeOtherContacts: true } });
    expect(await followRedirect(await consent(url, name))).toMatchObject({
      status: 400,
      text: expect.stringContaining('not granted'),
    });
  });

  test('who connects one account twice is told so as soon as both were read', async () => {
    const name = await harness.newGoogleAccount(3);
    const first = await connect(name);
    const second = await connect(name, settings, `${name} again`);
    for (const { id } of [first, second]) await read(id);
    const warning = `It brings the contacts that "${name}" brings. Disconnect one of the two.`;
    const warnings = (await instances()).filter(({ warnings }) => warnings.includes(warning)).map(({ id }) => id);
    expect(warnings).toEqual([second.id]);
    await harness.call(`DELETE instances/${first.id}`);
    expect((await instances()).find(({ id }) => id === second.id)?.warnings).not.toContain(warning);
  });

  test('of an app in testing is warned of the day when Google ends the sign-in', async () => {
    const name = await harness.newGoogleAccount(1);
    await harness.admin('PUT', 'publishing', { status: 'testing' });
    const day = new Date(Date.now() + 604_799_000).toISOString().slice(0, 10);
    const { warnings } = await connect(name, { ...settings, region: 'DE' });
    expect(warnings).toEqual([expect.stringContaining(day)]);
  });
});

describe('a sign-in that was revoked', () => {
  test('puts the account into needs-login with the call that starts a login, and a login repairs it', async () => {
    const name = await harness.newGoogleAccount(3);
    const { id } = await connect(name);
    await read(id);
    await harness.admin('POST', `accounts/${name}/tokens/expire`, { kind: 'refresh' });
    await read(id, 'failed');
    const broken = await eventually(async () => {
      const { data } = await harness.call<{ data: Instance }>(`GET instances/${id}`);
      expect(data).toMatchObject({ state: 'needs-login', login: { path: '/api/v2/oauth/google/start' } });
      return data;
    });
    await harness.admin('PUT', `accounts/${name}/people/c5`, { names: [{ givenName: 'New' }] });
    const { url } = await start(broken.login?.body ?? {});
    expect(await followRedirect(await consent(url, name))).toMatchObject({ status: 200 });
    await eventually(async () => {
      expect(await harness.call(`GET instances/${id}`)).toMatchObject({ data: { state: 'connected', login: null } });
      expect(await harness.contacts(id)).toHaveLength(4);
    });
  });

  test('and missing credentials lead to the same state', async () => {
    const name = await harness.newGoogleAccount(1);
    const { id } = await connect(name);
    await harness.forgetCredentials(id);
    await read(id, 'failed');
    await eventually(async () => {
      const state = { state: 'needs-login', stateCode: 'MISSING_CREDENTIALS', login: { body: { instanceId: id } } };
      expect(await harness.call(`GET instances/${id}`)).toMatchObject({ data: state });
    });
  });
});
