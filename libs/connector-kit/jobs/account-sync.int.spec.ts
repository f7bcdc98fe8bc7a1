import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SingleObjectCodec, syncEvents } from '#contracts';
import { Outbox } from '#log';
import { Database } from '#store';
import { openWorld } from '../../../test/support/world.js';
import type { SyncMode } from '../sync/plan.js';
import { FakeAddressBook, sourceOf } from '../testing/fake-address-book.js';
import { Crash, FaultPoints, RecordedLog } from '../testing/fault-points.js';
import { AccountSync } from './account-sync.js';
import { Journal } from './journal.js';
import { RunLost } from './runs.js';

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

/** An account with its address book and the log that it is read into. */
class Scene {
  readonly book = new FakeAddressBook();
  readonly log = new RecordedLog();
  readonly accountId = randomUUID();

  async connect(): Promise<this> {
    const { accountId } = this;
    const account = { accountId, provider: 'fake', name: 'Fake', settings: {}, addedAt: 0, firstPollAt: 0 };
    await database.transaction((tx) => this.#journal(database).accounts.add(tx, [account]));
    return this;
  }

  async request(mode: SyncMode): Promise<string> {
    const run = { jobId: randomUUID(), accountId: this.accountId, mode, requestedAt: 0 };
    await database.transaction((tx) => this.#journal(database).runs.enqueue(tx, [run], 0));
    return run.jobId;
  }

  /** One attempt at a job, as a process would make it that ends at the given fault point (0: at none). */
  async attempt(jobId: string, points = new FaultPoints(0), whileListing = async () => {}): Promise<void> {
    const journal = this.#journal(points.database(database));
    const run = await journal.runs.claim(jobId, randomUUID(), 0);
    if (!run) throw new Error('The job is not open');
    const account = await journal.accounts.load(this.accountId);
    const sync = new AccountSync({
      connector: {
        provider: 'fake',
        open: async () => sourceOf([this.#interrupted(whileListing)]),
      },
      database: points.database(database),
      producer: points.producer(this.log),
      journal,
      now: Date.now,
    });
    await sync.run(run, account, new AbortController().signal);
  }

  async sync(mode: SyncMode): Promise<void> {
    await this.attempt(await this.request(mode));
  }

  cancel(jobId: string): Promise<unknown> {
    return database.transaction((tx) => this.#journal(database).runs.cancel(tx, [jobId], [], 0));
  }

  /** What a reader of the log believes: id to content. */
  get believed(): ReadonlyMap<string, string> {
    const people = new Map<string, string>();
    for (const { message } of this.log.sent) {
      if (message.type !== 'RawContact') continue;
      const { externalId, operation, payload } = message.value as {
        externalId: string;
        operation: string;
        payload: string;
      };
      if (operation === 'DELETE') people.delete(externalId);
      else people.set(externalId, payload);
    }
    return people;
  }

  #interrupted(between: () => Promise<void>) {
    const { book } = this;
    return {
      name: book.name,
      scope: book.scope,
      async *list(cursor: string | null) {
        for await (const page of book.list(cursor)) {
          yield page;
          await between();
        }
      },
    };
  }

  #journal(over: Database): Journal {
    const outbox = new Outbox('spec', new SingleObjectCodec());
    return new Journal({ provider: 'fake', database: over, outbox, now: Date.now, random: Math.random });
  }
}

async function settledScene(): Promise<Scene> {
  const scene = await new Scene().connect();
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) scene.book.write(id, `${id} 1`);
  await scene.sync('INCREMENTAL');
  return scene;
}

const situations: Record<string, { mode: SyncMode; prepare: (book: FakeAddressBook) => void }> = {
  'an incremental sync': { mode: 'INCREMENTAL', prepare: () => {} },
  'a full sync': { mode: 'FULL', prepare: () => {} },
  'the full sync after an expired token': { mode: 'INCREMENTAL', prepare: (book) => book.expireTokens() },
};

describe('wherever a process ends', () => {
  test.each(Object.entries(situations))(
    'the next one brings the log to the truth: %s',
    async (_, { mode, prepare }) => {
      let crashes = 0;
      for (let crashAt = 1; ; crashAt++) {
        const scene = await settledScene();
        const { book } = scene;
        book.write('a', 'a 2');
        book.remove('b');
        for (const id of ['x', 'y']) book.write(id, `${id} 1`);
        prepare(book);
        const jobId = await scene.request(mode);
        const points = new FaultPoints(crashAt);
        const crashed = await scene.attempt(jobId, points).then(
          () => false,
          (error: unknown) => {
            if (error instanceof Crash) return true;
            throw error;
          },
        );
        // While no process runs, everything that was being sent is taken back.
        book.write('a', 'a 1');
        book.write('b', 'b 1');
        book.remove('x');
        if (crashed) await scene.attempt(jobId).catch(ignoreFinished);
        await scene.sync('INCREMENTAL');
        expect([...scene.believed].sort(), `crash at point ${crashAt}`).toEqual([...book.people].sort());
        if (!crashed) break;
        crashes = crashAt;
      }
      expect(crashes).toBeGreaterThan(8);
    },
  );
});

function ignoreFinished(error: unknown): void {
  if (!(error instanceof Error && error.message === 'The job is not open')) throw error;
}

describe('a run', () => {
  test('reads the next page only when the last one is in the log, so that it never holds more than one', async () => {
    const scene = await new Scene().connect();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) scene.book.write(id, `${id} 1`);
    const inLog: number[] = [];
    const look = async () => void inLog.push(scene.log.sent.length);
    await scene.attempt(await scene.request('FULL'), new FaultPoints(0), look);
    expect(inLog).toEqual([3, 6, 7]);
  });

  test('that sent a change and is repeated sends it under the same id', async () => {
    const scene = await settledScene();
    scene.book.write('a', 'a 2');
    const jobId = await scene.request('INCREMENTAL');
    const before = scene.log.sent.length;
    const ids = () =>
      scene.log.sent.slice(before).map(({ message }) => (message.value as { recordId: string }).recordId);
    let crashAt = 1;
    while (ids().length === 0) await expect(scene.attempt(jobId, new FaultPoints(crashAt++))).rejects.toThrow(Crash);
    await scene.attempt(jobId);
    expect(ids()).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });

  test('that another process has taken over, or that was cancelled, stops and saves no cursor', async () => {
    const scene = await settledScene();
    const cursor = () =>
      database.query('select sync_cursor from ingest.contacts_sync_state where account_id = $1', [scene.accountId]);
    const before = await cursor();
    scene.book.write('a', 'a 2');
    const taken = await scene.request('INCREMENTAL');
    await expect(scene.attempt(taken, new FaultPoints(0), () => scene.attempt(taken))).rejects.toThrow(RunLost);
    expect(await cursor()).not.toEqual(before);

    const after = await cursor();
    scene.book.write('a', 'a 3');
    const cancelled = await scene.request('INCREMENTAL');
    const cancel = async () => void (await scene.cancel(cancelled));
    await expect(scene.attempt(cancelled, new FaultPoints(0), cancel)).rejects.toThrow(RunLost);
    expect(await cursor()).toEqual(after);
  });

  test('writes its events into the outbox with its rows', async () => {
    const scene = await settledScene();
    const rows = await database.query<{ topic: string }>(
      `select distinct topic from log.outbox where producer = 'spec'`,
    );
    expect(rows).toEqual([{ topic: syncEvents.name }]);
    expect(scene.believed.size).toBe(7);
  });
});
