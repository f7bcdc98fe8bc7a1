import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SingleObjectCodec } from '#contracts';
import { Outbox } from '#event-log';
import { Database } from '#store';
import { eventually } from '../../../test/support/eventually.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import type { RecordProducer } from '../delivery/raw-record.js';
import type { Connector } from '../ports/connector.js';
import { SourceError } from '../ports/source-error.js';
import { FakeAddressBook, FakeBook, sourceOf } from '../testing/fake-address-book.js';
import { RecordedLog } from '../testing/fault-points.js';
import { JobRunner } from './job-runner.js';
import { Journal } from './journal.js';
import { ENDED_AFTER_MS, STALLED_AFTER_MS } from './run-slots.js';

const QUIET = { sync: { runOnStartup: false } };
const HOUR = 3_600_000;
/** An answer that does not arrive before the run is aborted. */
function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;
let journal: Journal;
const running: JobRunner[] = [];
const failures: string[] = [];

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'job-runner-spec', poolSize: 12 });
  const outbox = new Outbox('spec', new SingleObjectCodec());
  journal = new Journal({ provider: 'fake', database, outbox, now: Date.now, random: Math.random });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await database.query('truncate ingest.sync_runs');
  failures.length = 0;
});
afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

interface RunnerOptions {
  readonly producer?: RecordProducer;
  readonly now?: () => number;
}

async function startRunner(connector: Connector, options: RunnerOptions = {}): Promise<JobRunner> {
  const { producer = new RecordedLog(), now = Date.now } = options;
  const types = ['contacts'];
  const onEvents = () => {};
  const random = Math.random;
  const runner = new JobRunner({
    connector,
    types,
    database,
    producer,
    journal,
    now,
    random,
    onEvents,
    onFailure: (code) => failures.push(code),
    logger: silent,
  });
  running.push(runner);
  await runner.start();
  return runner;
}

async function connect(firstPollAt: number, settings: object = QUIET): Promise<string> {
  const accountId = randomUUID();
  const account = { accountId, provider: 'fake', name: 'Fake', settings, addedAt: 0, firstPollAt };
  await database.transaction((tx) => journal.accounts.add(tx, [account]));
  return accountId;
}

async function request(accountId: string): Promise<string> {
  const request = { type: 'contacts', mode: 'FULL' as const, externalId: null, requestedAt: Date.now() };
  const run = { jobId: randomUUID(), accountId, ...request };
  await database.transaction((tx) => journal.runs.enqueue(tx, [run], Date.now()));
  return run.jobId;
}

const runsOf = (accountId: string) =>
  database.query<{ status: string; attempts: number; polled: boolean; error_code: string | null }>(
    'select status, attempts, polled, error_code from ingest.sync_runs where account_id = $1',
    [accountId],
  );

/** Waits until both runners have looked for work again. */
async function everyRunnerLooked(): Promise<void> {
  const since = Date.now();
  await eventually(() => {
    expect(running).toHaveLength(2);
    for (const { lastLook } of running) expect(lastLook).toBeGreaterThan(since);
  });
}

const accountRow = async (accountId: string) => {
  const [row] = await database.query<{ state: string; failures: number; minutes: number }>(
    `select state, failures, (extract(epoch from next_sync_at - now()) / 60)::float8 as minutes
     from ingest.contacts_source_accounts where account_id = $1`,
    [accountId],
  );
  return row;
};

describe('jobs', () => {
  test('of one account run one at a time, in whichever process', async () => {
    const book = new FakeBook('contacts');
    let [open, most] = [0, 0];
    const stream = {
      name: book.name,
      scope: book.scope,
      async *list(cursor: string | null) {
        most = Math.max(most, ++open);
        await everyRunnerLooked();
        yield* book.list(cursor);
        open -= 1;
      },
    };
    const source = sourceOf([stream]);
    const accountId = await connect(Date.now() + HOUR);
    await request(accountId);
    await request(accountId);
    await startRunner({ provider: 'fake', open: async () => source });
    await startRunner({ provider: 'fake', open: async () => source });
    await eventually(async () => {
      expect(await runsOf(accountId)).toMatchObject([{ status: 'completed' }, { status: 'completed' }]);
    });
    expect(most).toBe(1);
  });

  test('that failed because of Kafka are attempted again', async () => {
    const provider = new FakeAddressBook();
    provider.book('contacts').write('a', 'a');
    const log = new RecordedLog();
    let failures = 1;
    const flaky: RecordProducer = {
      send: async (topic, entries) => {
        if (failures-- > 0) throw new Error('The brokers are unavailable');
        await log.send(topic, entries);
      },
    };
    const accountId = await connect(Date.now() + HOUR);
    await request(accountId);
    await startRunner(provider, { producer: flaky });
    await eventually(async () => expect(await runsOf(accountId)).toMatchObject([{ status: 'completed', attempts: 2 }]));
    expect(log.sent).toHaveLength(1);
  });
});

describe('a silent provider', () => {
  test('does not stop other accounts, even if more accounts than slots wait for it', async () => {
    const silentAccounts = await Promise.all(Array.from({ length: 5 }, () => connect(Date.now() + HOUR)));
    for (const accountId of silentAccounts) await request(accountId);
    const wellAccount = await connect(Date.now() + HOUR);
    await request(wellAccount);
    const well = new FakeAddressBook();
    const opened = new Set<string>();
    const connector: Connector = {
      provider: 'fake',
      open: ({ accountId }, signal) => {
        opened.add(accountId);
        return accountId === wellAccount ? well.open() : never(signal);
      },
    };
    let clock = Date.now();
    await startRunner(connector, { now: () => clock });
    await eventually(() => expect(opened.size).toBe(3));
    expect(await runsOf(wellAccount)).toMatchObject([{ status: 'pending' }]);
    clock += STALLED_AFTER_MS;
    await eventually(async () => expect(await runsOf(wellAccount)).toMatchObject([{ status: 'completed' }]));
    for (const accountId of silentAccounts) expect(await runsOf(accountId)).toMatchObject([{ status: 'running' }]);
  });
});

describe('a run that makes no progress for half an hour', () => {
  test('is ended with its reason', async () => {
    const accountId = await connect(Date.now() + HOUR);
    await request(accountId);
    const isOpen = Promise.withResolvers<void>();
    let clock = Date.now();
    const open: Connector['open'] = (_, signal) => {
      isOpen.resolve();
      return never(signal);
    };
    await startRunner({ provider: 'fake', open }, { now: () => clock });
    await isOpen.promise;
    clock += ENDED_AFTER_MS;
    await eventually(async () => {
      const ended = { status: 'failed', attempts: 1, polled: false, error_code: 'NO_PROGRESS' };
      expect(await runsOf(accountId)).toContainEqual(ended);
    });
  });
});

describe('a process that stops', () => {
  test('releases its leases, so that another one resumes its jobs at once', async () => {
    const book = new FakeAddressBook();
    const accountId = await connect(Date.now() + HOUR);
    await request(accountId);
    const isOpen = Promise.withResolvers<void>();
    const silentConnector: Connector = {
      provider: 'fake',
      open: (_, signal) => {
        isOpen.resolve();
        return never(signal);
      },
    };
    const first = await startRunner(silentConnector);
    await isOpen.promise;
    await first.stop();
    await startRunner(book);
    await eventually(async () => expect(await runsOf(accountId)).toMatchObject([{ status: 'completed', attempts: 2 }]));
  });
});

describe('a job that another process resumes', () => {
  test('has stored in all what every attempt stored', async () => {
    const book = new FakeBook('contacts');
    for (let i = 0; i < 8; i++) book.write(`id${i}`, `content ${i}`);
    const hangs = Promise.withResolvers<void>();
    const stream = (signal: AbortSignal) => ({
      name: book.name,
      scope: book.scope,
      async *list(cursor: string | null) {
        let pages = 0;
        for await (const page of book.list(cursor)) {
          if (pages++ === 2) {
            hangs.resolve();
            await never(signal);
          }
          yield page;
        }
      },
    });
    const accountId = await connect(Date.now() + HOUR);
    await request(accountId);
    const first = await startRunner({ provider: 'fake', open: async (_, signal) => sourceOf([stream(signal)]) });
    await hangs.promise;
    await first.stop();
    await startRunner({ provider: 'fake', open: async () => sourceOf([book]) });
    await eventually(async () => expect(await runsOf(accountId)).toMatchObject([{ status: 'completed', attempts: 2 }]));
    const counts = await database.query(
      'select fetched, stored, skipped, deleted from ingest.sync_runs where account_id = $1',
      [accountId],
    );
    expect(counts).toEqual([{ fetched: 8, stored: 8, skipped: 0, deleted: 0 }]);
  });
});

describe('a process that lost its lease', () => {
  test('writes nothing any more', async () => {
    const accountId = await connect(Date.now() + HOUR);
    await request(accountId);
    const book = new FakeBook('contacts');
    book.write('a', 'a');
    const log = new RecordedLog();
    const isFenced = Promise.withResolvers<void>();
    const stream = {
      name: book.name,
      scope: book.scope,
      async *list(cursor: string | null) {
        await database.query('update ingest.leases set token = token + 1 where account_id = $1', [accountId]);
        try {
          yield* book.list(cursor);
        } finally {
          isFenced.resolve();
        }
      },
    };
    await startRunner({ provider: 'fake', open: async () => sourceOf([stream]) }, { producer: log });
    await isFenced.promise;
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    expect(await runsOf(accountId)).toMatchObject([{ status: 'running' }]);
    expect(log.sent).toEqual([]);
  });
});

describe('polling', () => {
  test('reads an account that is due, and schedules it after its interval', async () => {
    const accountId = await connect(Date.now() - 1);
    await startRunner(new FakeAddressBook());
    await eventually(async () =>
      expect(await runsOf(accountId)).toMatchObject([{ status: 'completed', polled: true }]),
    );
    const row = await accountRow(accountId);
    expect(row).toMatchObject({ state: 'CONNECTED', failures: 0 });
    expect(row?.minutes).toBeGreaterThan(13);
    expect(row?.minutes).toBeLessThan(17);
  });

  test('on startup schedules one account at once and each other one seconds later', async () => {
    await database.query('delete from ingest.contacts_source_accounts');
    const ids = [
      await connect(Date.now() + HOUR, {}),
      await connect(Date.now() + HOUR, {}),
      await connect(Date.now() + HOUR, {}),
    ];
    const now = Date.now();
    await journal.accounts.pollOnStartup('fake', now);
    const rows = await database.query<{ wait: number }>(
      `select (extract(epoch from next_sync_at) * 1000 - $2)::int as wait from ingest.contacts_source_accounts
       where account_id = any($1) order by 1`,
      [ids, now],
    );
    expect(rows.map(({ wait }) => wait)).toEqual([0, 2_000, 4_000]);
  });

  test('is repeated sooner after a failure, and the account shows the failure', async () => {
    const accountId = await connect(Date.now() - 1);
    const failing: Connector = { provider: 'fake', open: () => Promise.reject(new SourceError('QUOTA')) };
    await startRunner(failing);
    await eventually(async () => {
      expect(await runsOf(accountId)).toMatchObject([{ status: 'failed', error_code: 'QUOTA' }]);
    });
    expect(new Set(failures)).toEqual(new Set(['QUOTA']));
    const row = await accountRow(accountId);
    expect(row).toMatchObject({ state: 'DEGRADED', failures: 1 });
    expect(row?.minutes).toBeLessThan(1.1);
  });

  test('skips an account that is disabled or not due', async () => {
    const off = await connect(Date.now() - 1, { sync: { enabled: false } });
    const later = await connect(Date.now() + HOUR);
    const due = await connect(Date.now() - 1);
    await startRunner(new FakeAddressBook());
    await eventually(async () => expect(await runsOf(due)).toMatchObject([{ status: 'completed' }]));
    expect([await runsOf(off), await runsOf(later)]).toEqual([[], []]);
  });
});
