import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncEvents } from '#contracts';
import { Database } from '#store';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { AttemptFenced } from '../jobs/runs.js';
import { FakeAddressBook, type FakeBook } from '../testing/fake-address-book.js';
import { SyncHarness } from '../testing/sync-harness.js';

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'account-sync-spec' });
});
afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

interface Fixture {
  readonly harness: SyncHarness;
  readonly book: FakeBook;
  readonly accountId: string;
}

async function newFixture(): Promise<Fixture> {
  const connector = new FakeAddressBook();
  const book = connector.book('contacts');
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) book.write(id, `${id} 1`);
  const accountId = randomUUID();
  return {
    harness: await new SyncHarness(database, { connector, accountId, settings: {} }).connect(),
    book,
    accountId,
  };
}

async function syncedFixture(): Promise<Fixture> {
  const fixture = await newFixture();
  await fixture.harness.sync('INCREMENTAL');
  return fixture;
}

describe('a run', () => {
  test('of a new account sends each page before it reads the next one', async () => {
    const { harness } = await newFixture();
    const inLog: number[] = [];
    const whileListing = async () => void inLog.push(harness.sent.length);
    await harness.attempt(await harness.request('FULL'), { whileListing });
    expect(inLog).toEqual([3, 6, 7]);
  });

  test('that was taken over or cancelled stops and saves no cursor', async () => {
    const { harness, book, accountId } = await syncedFixture();
    const cursor = () =>
      database.query('select sync_cursor from ingest.contacts_sync_state where account_id = $1', [accountId]);
    const before = await cursor();
    book.write('a', 'a 2');
    const taken = await harness.request('INCREMENTAL');
    const takeOver = async () => void (await harness.attempt(taken));
    await expect(harness.attempt(taken, { whileListing: takeOver })).rejects.toThrow(AttemptFenced);
    expect(await cursor()).not.toEqual(before);

    const after = await cursor();
    book.write('a', 'a 3');
    const cancelled = await harness.request('INCREMENTAL');
    const cancel = async () => {
      await database.transaction((tx) => harness.journal().runs.cancel(tx, [cancelled], [], 0));
    };
    await expect(harness.attempt(cancelled, { whileListing: cancel })).rejects.toThrow(AttemptFenced);
    expect(await cursor()).toEqual(after);
  });

  test('writes its events into the outbox with its rows', async () => {
    const { harness } = await syncedFixture();
    const rows = await database.query<{ topic: string }>(
      `select distinct topic from log.outbox where producer = 'sync-harness'`,
    );
    expect(rows).toEqual([{ topic: syncEvents.name }]);
    expect(harness.current).toHaveLength(7);
  });
});
