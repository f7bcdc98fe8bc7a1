import { afterAll, beforeAll, expect, test } from 'vitest';
import { Vault } from '#vault';
import { type RunningApi, runApi } from '../../../testing/running-api.js';
import { unknownId } from '../../../testing/samples.js';

let api: RunningApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api?.close());

const carddav = {
  provider: 'carddav',
  name: 'My cloud',
  credentials: { username: 'ada', password: ' made-up password ' },
  settings: { server: 'https://dav.example.org/' },
};
const post = (settings: object, more: object = {}) =>
  api.call('POST /api/v2/instances', { body: { ...carddav, settings: { ...carddav.settings, ...settings }, ...more } });

const loginOf = (username: string) => ({ credentials: { ...carddav.credentials, username } });

test('a CardDAV account is connected with complete settings; its password is sealed unchanged and never returned', async () => {
  const { status, body, text } = await post({ addressBooks: ['Friends'], region: 'de' });
  expect(status).toBe(201);
  expect(body.data).toMatchObject({
    provider: 'carddav',
    settings: { server: 'https://dav.example.org/', addressBooks: ['Friends'], allowPlainHttp: false, region: 'DE' },
  });
  expect(text).not.toContain('made-up');
  const { id } = body.data as { id: string };
  const vault = await Vault.open({ database: api.database, key: api.config.KITH_VAULT_KEY });
  expect([await vault.get(id, 'username'), await vault.get(id, 'password')]).toEqual(['ada', ' made-up password ']);
});

test.each([
  ['https://contacts.icloud.com/'],
  ['ada@example.org'],
  ['example.org'],
  ['http://127.0.0.1:5232/'],
  ['http://localhost:5232/ada/'],
])('the server may be a URL, an e-mail address or a domain: %s', async (server) => {
  expect(await post({ server }, loginOf(`user of ${server}`))).toMatchObject({ status: 201 });
});

test('an account that is connected already is refused with its id, also if its server is written in another way', async () => {
  const { body } = await post({ server: 'https://books.example.org/dav/', addressBooks: ['Work'] });
  const { id } = body.data as { id: string };
  const refused = {
    status: 409,
    body: {
      error: {
        code: 'ALREADY_CONNECTED',
        message: `This account is connected already, as "My cloud". Change that one (PATCH /api/v2/instances/${id}), or disconnect it first.`,
        instanceId: id,
      },
    },
  };
  expect(await post({ server: 'https://books.example.org/dav' })).toMatchObject(refused);
  expect(await post({ server: 'HTTPS://Books.Example.org:443/dav/', addressBooks: ['Home', 'Work'] })).toMatchObject(
    refused,
  );
  expect(await post({ server: 'https://books.example.org/dav/', addressBooks: ['Home'] })).toMatchObject({
    status: 201,
  });
  expect(await post({ server: 'https://books.example.org/dav/' }, loginOf('Ada'))).toMatchObject({ status: 201 });
  expect(await post({ server: 'https://books.example.org/other/' })).toMatchObject({ status: 201 });
});

test('of two requests at once to connect an account one is refused', async () => {
  const server = 'https://at-once.example.org/';
  const answers = await Promise.all([post({ server }), post({ server }), post({ server })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test('plain http to another machine must be allowed explicitly', async () => {
  const refused = { status: 400, body: { error: { code: 'INVALID', field: 'settings.server' } } };
  expect(await post({ server: 'http://nas:5232/' })).toMatchObject(refused);
  expect(await post({ server: 'http://nas:5232/', allowPlainHttp: true })).toMatchObject({ status: 201 });
});

test.each([
  ['settings.server', { server: undefined }, {}],
  ['settings.server', { server: 'ftp://example.org/' }, {}],
  ['settings.server', { server: 'https://ada:secret@example.org/' }, {}],
  ['settings.server', { server: 'not a host' }, {}],
  ['settings.addressBooks', { addressBooks: [] }, {}],
  ['settings.includeOtherContacts', { includeOtherContacts: true }, {}],
  ['credentials.password', {}, { credentials: { username: 'ada' } }],
  ['credentials.username', {}, { credentials: { username: ' ', password: 'x' } }],
  ['credentials.clientId', {}, { credentials: { ...carddav.credentials, clientId: 'x' } }],
])('a wrong %s is refused with its name', async (field, settings, more) => {
  expect(await post(settings, more)).toMatchObject({ status: 400, body: { error: { code: 'INVALID', field } } });
});

test('the settings of an account are validated by its provider, and missing ones get their defaults', async () => {
  const { id } = (await post({ addressBooks: ['Friends'] }, loginOf('another user'))).body.data as { id: string };
  const change = (settings: object) => api.call(`PATCH /api/v2/instances/${id}`, { body: { settings } });

  expect(await change({ includeOtherContacts: true })).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID', field: 'settings.server' } },
  });
  expect(await change({ server: 'http://nas:5232/' })).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID', field: 'settings.server' } },
  });
  expect(await change({ server: 'dav.example.org', includeOtherContacts: true })).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID', field: 'settings.includeOtherContacts' } },
  });
  const { status, body } = await change({ server: 'dav.example.org', region: 'at' });
  expect([status, (body.data as { settings: object }).settings]).toEqual([
    200,
    {
      server: 'dav.example.org',
      allowPlainHttp: false,
      region: 'AT',
      sync: { enabled: true, runOnStartup: true, intervalMinutes: 15, fullSyncIntervalDays: 6 },
      massChangeGuard: { percent: 20, moreThan: 20 },
    },
  ]);
});

test('the address books of an account are those that its connector found', async () => {
  const [id, other] = [await connected(), await connected()];
  await api.database.query(
    `insert into ingest.found_streams (account_id, stream, display_name, description, read_only, chosen)
     values ($1, '/ada/team/', 'Team', 'Colleagues', true, false), ($1, '/ada/friends/', 'Friends', null, false, true)`,
    [id],
  );
  const friends = { name: '/ada/friends/', displayName: 'Friends', description: null, readOnly: false, chosen: true };
  const team = { name: '/ada/team/', displayName: 'Team', description: 'Colleagues', readOnly: true, chosen: false };
  expect(await booksOf(id)).toMatchObject({ status: 200, body: { data: [friends, team] } });
  expect(await booksOf(other)).toMatchObject({ status: 200, body: { data: [] } });
  expect(await booksOf(unknownId)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND', field: 'id' } } });
});

const booksOf = (id: string) => api.call(`GET /api/v2/instances/${id}/address-books`);

async function connected(): Promise<string> {
  return ((await post({}, loginOf(crypto.randomUUID()))).body.data as { id: string }).id;
}
