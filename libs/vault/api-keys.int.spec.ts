import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Database } from '#store';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { ApiKeys } from './api-keys.js';

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;
let keys: ApiKeys;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'api-keys-spec' });
  keys = new ApiKeys(database);
});

beforeEach(async () => {
  await database.query('delete from sync.api_keys');
});

afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

describe('API keys', () => {
  test('are 32 random bytes, shown once and kept as a hash', async () => {
    const key = await keys.create('owner', ['read', 'admin']);
    expect(key).toMatch(/^kith_[A-Za-z0-9_-]{43}$/);
    const rows = await database.query<object>('select * from sync.api_keys');
    expect(JSON.stringify(rows)).not.toContain(key.slice(5));
    expect(await keys.verify(key)).toEqual({
      id: expect.any(String),
      name: 'owner',
      scopes: ['read', 'admin'],
      createdAt: expect.any(Date),
      revokedAt: null,
    });
  });

  test('are distinguished from other texts', async () => {
    const key = await keys.create('owner', ['read']);
    for (const wrong of ['', 'kith_', key.slice(0, -1), `${key}x`, key.toUpperCase(), `kith_${'A'.repeat(43)}`]) {
      expect(await keys.verify(wrong), wrong).toBeUndefined();
    }
  });

  test('are refused once revoked, which happens once', async () => {
    const key = await keys.create('owner', ['read']);
    const [{ id } = { id: '' }] = await keys.list();
    expect(await keys.revoke(id)).toBe(true);
    expect(await keys.revoke(id)).toBe(false);
    expect(await keys.verify(key)).toBeUndefined();
    expect(await keys.list()).toMatchObject([{ id, name: 'owner', revokedAt: expect.any(Date) }]);
  });
});
