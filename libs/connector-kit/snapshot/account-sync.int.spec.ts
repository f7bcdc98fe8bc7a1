import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncEvents } from '#contracts';
import { Database } from '#store';
import { openWorld } from '../../../test/support/world.js';
import { RunLost } from '../jobs/runs.js';
import { Scene } from '../testing/contract/scene.js';
import { FakeAddressBook, type FakeBook } from '../testing/fake-address-book.js';

let world: Awaited<ReturnType<typeof openWorld>>;
let database: Database;

beforeAll(async () => {
  world = await openWorld();
  database = await Database.open({ url: world.databaseUrl, applicationName: 'account-sync-spec' });
});
afterAll(async () => {
  await database?.close();
  await world?.close();
});

interface Staged {
  readonly scene: Scene;
  readonly book: FakeBook;
  readonly accountId: string;
}

async function newScene(): Promise<Staged> {
  const connector = new FakeAddressBook();
  const book = connector.book('contacts');
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) book.write(id, `${id} 1`);
  const accountId = randomUUID();
  return { scene: await new Scene(database, { connector, accountId, settings: {} }).connect(), book, accountId };
}

async function syncedScene(): Promise<Staged> {
  const staged = await newScene();
  await staged.scene.sync('INCREMENTAL');
  return staged;
}

describe('a run', () => {
  test('of an account that was never read sends each page before it reads the next, so that it never holds more', async () => {
    const { scene } = await newScene();
    const inLog: number[] = [];
    const whileListing = async () => void inLog.push(scene.sent.length);
    await scene.attempt(await scene.request('FULL'), { whileListing });
    expect(inLog).toEqual([3, 6, 7]);
  });

  test('that another process has taken over, or that was cancelled, stops and saves no cursor', async () => {
    const { scene, book, accountId } = await syncedScene();
    const cursor = () =>
      database.query('select sync_cursor from ingest.contacts_sync_state where account_id = $1', [accountId]);
    const before = await cursor();
    book.write('a', 'a 2');
    const taken = await scene.request('INCREMENTAL');
    const takeOver = async () => void (await scene.attempt(taken));
    await expect(scene.attempt(taken, { whileListing: takeOver })).rejects.toThrow(RunLost);
    expect(await cursor()).not.toEqual(before);

    const after = await cursor();
    book.write('a', 'a 3');
    const cancelled = await scene.request('INCREMENTAL');
    const cancel = async () => {
      await database.transaction((tx) => scene.journal().runs.cancel(tx, [cancelled], [], 0));
    };
    await expect(scene.attempt(cancelled, { whileListing: cancel })).rejects.toThrow(RunLost);
    expect(await cursor()).toEqual(after);
  });

  test('writes its events into the outbox with its rows', async () => {
    const { scene } = await syncedScene();
    const rows = await database.query<{ topic: string }>(
      `select distinct topic from log.outbox where producer = 'scene'`,
    );
    expect(rows).toEqual([{ topic: syncEvents.name }]);
    expect(scene.believed).toHaveLength(7);
  });
});
