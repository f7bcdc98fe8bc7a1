import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Vault } from '#vault';
import { eventually } from '../../../../../test/support/eventually.js';
import { listenToCommands } from '../../../testing/commands.js';
import { type RunningApi, runApi } from '../../../testing/running-api.js';
import { googleInstance, newGoogleInstance, unknownId } from '../../../testing/samples.js';
import type { AccountView } from './account.schemas.js';

let api: RunningApi;
let commands: Awaited<ReturnType<typeof listenToCommands>>;

beforeAll(async () => {
  api = await runApi();
  commands = await listenToCommands(api);
});

afterAll(async () => {
  await commands?.close();
  await api?.close();
});

async function connect(changes: object = {}): Promise<AccountView> {
  const answer = await api.call('POST /api/v2/instances', { body: { ...newGoogleInstance(), ...changes } });
  expect(answer.status).toBe(201);
  return answer.body.data as AccountView;
}

async function commandsOf(accountId: string, count: number) {
  return eventually(() => {
    const own = commands.sent.filter(({ key }) => key === accountId).map(({ command }) => command);
    expect(own).toHaveLength(count);
    return own;
  });
}

const defaults = {
  sync: { enabled: true, runOnStartup: true, intervalMinutes: 15, fullSyncIntervalDays: 6 },
  massChangeGuard: { percent: 20, moreThan: 20 },
  includeOtherContacts: false,
};

describe('connecting an account', () => {
  test('answers the account with complete settings and without its credentials', async () => {
    const settings = { region: 'de', sync: { intervalMinutes: 60 } };
    const instance = await connect({ provider: ' Google ', name: ' Mine ', settings });
    const filled = { ...defaults, region: 'DE', sync: { ...defaults.sync, intervalMinutes: 60 } };
    expect(instance).toEqual({
      id: expect.any(String),
      provider: 'google',
      name: 'Mine',
      settings: filled,
      state: 'connecting',
      stateCode: null,
      stateMessage: null,
      stateSince: expect.any(String),
      createdAt: expect.any(String),
      removedAt: null,
      login: null,
      suggestedRegion: null,
      warnings: [],
    });
    const one = await api.call(`GET /api/v2/instances/${instance.id}`);
    expect(one.body).toEqual({ data: instance });
    const all = await api.call('GET /api/v2/instances');
    expect(all.body.data).toContainEqual(instance);
    for (const { text } of [one, all]) expect(text).not.toContain('made-up');
  });

  test('seals the credentials in the vault and sends a command to the connectors', async () => {
    const { id, createdAt } = await connect({ credentials: googleInstance.credentials });
    const vault = await Vault.open({ database: api.database, key: api.config.KITH_VAULT_KEY });
    expect(await vault.get(id, 'client_id')).toBe('made-up-client');
    expect(await vault.get(id, 'client_secret')).toBe('made-up-secret');
    expect(await vault.get(id, 'refresh_token')).toBe('made-up-refresh');
    const value = { accountId: id, provider: 'google', name: 'Address book', settings: JSON.stringify(defaults) };
    const [added] = await commandsOf(id, 1);
    expect(added).toEqual({ type: 'AccountAdded', value: { ...value, addedAt: Date.parse(createdAt) } });
  });

  const { credentials } = googleInstance;
  test.each([
    ['body', undefined],
    ['body', '[]'],
    ['body', '{"provider":'],
    ['body', '{"__proto__": {"provider": "google"}}'],
    ['provider', { provider: undefined }],
    ['provider', { provider: 7 }],
    ['provider', { provider: 'icq' }],
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['credentials', { credentials: undefined }],
    ['credentials.clientId', { credentials: { ...credentials, clientId: '' } }],
    ['credentials.clientSecret', { credentials: { ...credentials, clientSecret: undefined } }],
    ['credentials.refreshToken', { credentials: { ...credentials, refreshToken: ['x'] } }],
    ['credentials.password', { credentials: { ...credentials, password: 'x' } }],
    ['colour', { colour: 'red' }],
    ['settings', { settings: 'none' }],
    ['settings.region', { settings: { region: 'XX' } }],
    ['settings.includeOtherContacts', { settings: { includeOtherContacts: 'yes' } }],
    ['settings.speed', { settings: { speed: 1 } }],
    ['settings.sync.enabled', { settings: { sync: { enabled: 1 } } }],
    ['settings.sync.runOnStartup', { settings: { sync: { runOnStartup: 'no' } } }],
    ['settings.sync.intervalMinutes', { settings: { sync: { intervalMinutes: 0 } } }],
    ['settings.sync.fullSyncIntervalDays', { settings: { sync: { fullSyncIntervalDays: 1.5 } } }],
    ['settings.sync.cron', { settings: { sync: { cron: '* * * * *' } } }],
  ])('refuses a wrong %s with its name', async (field, change) => {
    const body = typeof change === 'object' ? { ...googleInstance, ...change } : change;
    const { status, body: answer } = await api.call('POST /api/v2/instances', { body });
    expect([status, answer]).toEqual([400, { error: { code: 'INVALID', message: expect.any(String), field } }]);
  });

  test('refuses a sign-in that another account uses, until that is disconnected', async () => {
    const account = newGoogleInstance();
    const { id } = await connect(account);
    const refused = { status: 409, body: { error: { code: 'ALREADY_CONNECTED', instanceId: id } } };
    expect(await api.call('POST /api/v2/instances', { body: { ...account, name: 'Other' } })).toMatchObject(refused);
    await api.call(`DELETE /api/v2/instances/${id}`);
    expect(await api.call('POST /api/v2/instances', { body: account })).toMatchObject({ status: 201 });
  });

  test('warns of an account without a region, and suggests that of the language until the contacts have numbers', async () => {
    const { id } = await connect();
    const seen = async (headers = {}) => {
      const { body } = await api.call(`GET /api/v2/instances/${id}`, { headers });
      const { suggestedRegion, warnings } = body.data as AccountView;
      return { suggestedRegion, warnings };
    };
    const warning = (suggestion: string) =>
      `Phone numbers without a country code are not recognised, because this account has no region. Set settings.region${suggestion}.`;
    expect(await seen()).toEqual({ suggestedRegion: null, warnings: [warning('')] });
    expect(await seen({ 'accept-language': 'de-CH,de;q=0.9' })).toEqual({
      suggestedRegion: { region: 'CH', source: 'language' },
      warnings: [warning(', probably to CH (by the language of this request)')],
    });
    await api.database.query(
      `insert into crm.contact_info (contact_id, type, value_key, value, is_primary, position, identity_ids)
       select gen_random_uuid(), 'phone', 'key', '+493090182' || n, true, 0, '{}' from generate_series(1, 5) n`,
    );
    expect(await seen({ 'accept-language': 'de-CH' })).toEqual({
      suggestedRegion: { region: 'DE', source: 'numbers' },
      warnings: [warning(', probably to DE (most numbers with a country code are from there)')],
    });
    await api.call(`PATCH /api/v2/instances/${id}`, { body: { settings: { region: 'AT' } } });
    expect(await seen()).toEqual({ suggestedRegion: null, warnings: [] });
  });

  test('lists the providers if the requested one does not exist', async () => {
    const { body } = await api.call('POST /api/v2/instances', { body: { ...googleInstance, provider: 'icq' } });
    expect(body).toMatchObject({ error: { message: 'There is no such provider. Use one of: google, carddav, file.' } });
  });

  test('accepts JSON only, up to 64 KiB', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await api.call('POST /api/v2/instances', { body: 'provider=google', headers: form })).status).toBe(415);
    const text = { 'content-type': 'text/plain' };
    expect((await api.call('POST /api/v2/instances', { body: '{}', headers: text })).status).toBe(415);
    const large = { ...googleInstance, name: 'x'.repeat(70_000) };
    expect((await api.call('POST /api/v2/instances', { body: large })).status).toBe(413);
  });
});

describe('disconnecting an account', () => {
  test('deletes its credentials, cancels its jobs, sends one command to the connectors and keeps the row', async () => {
    const { id } = await connect();
    await api.call(`POST /api/v2/instances/${id}/sync`, { body: { type: 'contacts' } });
    const removed = await api.call(`DELETE /api/v2/instances/${id}`);
    expect(removed).toMatchObject({
      status: 200,
      body: { data: { id, state: 'removed', removedAt: expect.any(String) } },
    });
    expect(await api.call(`DELETE /api/v2/instances/${id}`)).toMatchObject({ status: 200, body: removed.body });

    expect(await api.database.query('select 1 from vault.secrets where owner = $1', [id])).toEqual([]);
    expect(await api.database.query('select status from sync.sync_jobs where instance_id = $1', [id])).toEqual([
      { status: 'cancelled' },
    ]);
    expect((await commandsOf(id, 3)).map(({ type }) => type)).toEqual([
      'AccountAdded',
      'SyncRequested',
      'AccountRemoved',
    ]);
    expect((await api.call(`GET /api/v2/instances/${id}`)).body).toEqual(removed.body);
    expect((await api.call('GET /api/v2/instances')).text).not.toContain(id);
  });
});

describe('an unknown account', () => {
  test.each(['GET', 'DELETE'])('%s answers 404 for an unknown id and 400 for an invalid one', async (method) => {
    const unknown = await api.call(`${method} /api/v2/instances/${unknownId}`);
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND', field: 'id' } } });
    const none = await api.call(`${method} /api/v2/instances/first`);
    expect(none).toMatchObject({ status: 400, body: { error: { code: 'INVALID', field: 'id' } } });
  });
});
