import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from '#store';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { LEASE_MS, type Lease, type LeaseKey, Leases } from './leases.js';

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;
let mine: Leases;
let theirs: Leases;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'leases-spec' });
  mine = new Leases(database, 'mine');
  theirs = new Leases(database, 'theirs');
});
afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

const newKey = (): LeaseKey => ({ accountId: randomUUID(), type: 'contacts' });

/** The process that holds the lease has not renewed it in time. */
const expire = ({ accountId, type }: LeaseKey) =>
  database.query('update ingest.leases set expires_at = clock_timestamp() where account_id = $1 and type = $2', [
    accountId,
    type,
  ]);

async function acquired(leases: Leases, key: LeaseKey): Promise<Lease> {
  const lease = await leases.acquire(key);
  if (!lease) throw new Error('The lease is held');
  return lease;
}

async function remainingMs({ accountId }: Lease): Promise<number> {
  const [row] = await database.query<{ ms: number }>(
    `select (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as ms
     from ingest.leases where account_id = $1`,
    [accountId],
  );
  return row?.ms ?? 0;
}

describe('a lease', () => {
  test('has one holder for each account and type', async () => {
    const key = newKey();
    expect(await mine.acquire(key)).toEqual({ ...key, token: 1 });
    expect(await theirs.acquire(key)).toBeUndefined();
    expect(await mine.acquire(key)).toBeUndefined();
    const messages = { ...key, type: 'messages' };
    expect(await theirs.acquire(messages)).toEqual({ ...messages, token: 1 });
  });

  test('of many contenders goes to one', async () => {
    const key = newKey();
    const contenders = Array.from({ length: 8 }, (_, n) => new Leases(database, `process ${n}`).acquire(key));
    expect((await Promise.all(contenders)).filter((lease) => lease !== undefined)).toHaveLength(1);
  });

  test('lasts half a minute, and can be taken over with a greater token once it has expired', async () => {
    const lease = await acquired(mine, newKey());
    const ms = await remainingMs(lease);
    expect(ms).toBeGreaterThan(LEASE_MS - 5_000);
    expect(ms).toBeLessThanOrEqual(30_000);
    await expire(lease);
    expect(await theirs.acquire(lease)).toEqual({ ...lease, token: 2 });
  });

  test('can be taken over as soon as it is released', async () => {
    const lease = await acquired(mine, newKey());
    await mine.release(lease);
    expect(await theirs.acquire(lease)).toMatchObject({ token: 2 });
  });

  test('that was lost is neither renewed nor released by its former holder', async () => {
    const lease = await acquired(mine, newKey());
    await expire(lease);
    const taken = await acquired(theirs, lease);
    const kept = await acquired(mine, newKey());
    expect(await mine.renew([lease, kept])).toEqual([kept]);
    await mine.release(lease);
    expect(await mine.acquire(lease)).toBeUndefined();
    expect(await theirs.renew([taken])).toEqual([taken]);
  });

  test('is extended by a renewal', async () => {
    const lease = await acquired(mine, newKey());
    await expire(lease);
    expect(await mine.renew([lease])).toEqual([lease]);
    expect(await remainingMs(lease)).toBeGreaterThan(LEASE_MS - 5_000);
  });
});
