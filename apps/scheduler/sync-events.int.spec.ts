import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SyncEvent } from '#contracts';
import { foldSyncEvents } from '#domain';
import { Database } from '#store';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { writeAccountStates, writeJobs } from './sync-events.tables.js';

const accountId = '11111111-1111-4111-8111-111111111111';
const removedId = '22222222-2222-4222-8222-222222222222';
const unknownId = '33333333-3333-4333-8333-333333333333';
const [requested, own, broken, foreign, waiting] = [1, 2, 3, 4, 5].map(
  (n) => `${n}0000000-0000-4000-8000-000000000000`,
);

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'sync-events-spec' });
});

afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

/** Two accounts, one of them removed, and a requested job. */
async function reset(): Promise<void> {
  await database.query('delete from sync.sync_jobs');
  await database.query('delete from sync.instances');
  await database.query(
    `insert into sync.instances (id, provider, name, state, state_since, created_at, removed_at)
     values ($1, 'google', 'a', 'connecting', 'epoch', 'epoch', null), ($2, 'google', 'b', 'removed', 'epoch', 'epoch', 'epoch')`,
    [accountId, removedId],
  );
  await database.query(
    `insert into sync.sync_jobs (id, instance_id, type, mode, status, created_at)
     values ($1, $2, 'contacts', 'incremental', 'pending', 'epoch')`,
    [requested, accountId],
  );
}

async function apply(events: readonly SyncEvent[]): Promise<void> {
  const { jobs, states } = foldSyncEvents(events);
  await database.transaction(async (tx) => {
    await writeJobs(tx, jobs);
    await writeAccountStates(tx, states);
  });
}

async function rows() {
  return {
    jobs: await database.query('select * from sync.sync_jobs order by id'),
    instances: await database.query(
      'select id, state, state_code, state_message, state_since from sync.instances order by id',
    ),
  };
}

function job(jobId: string | undefined, occurredAt: number, account = accountId) {
  return { jobId: jobId ?? '', accountId: account, provider: 'google', occurredAt };
}

function counts(fetched: number) {
  return { fetched, stored: fetched, skipped: 0, deleted: 0 };
}

function state(account: string, to: 'CONNECTED' | 'NEEDS_LOGIN' | 'DEGRADED', occurredAt: number): SyncEvent {
  const value = { accountId: account, provider: 'google', code: `${to}-${occurredAt}`, message: null, occurredAt };
  return { type: 'AccountStateChanged', value: { ...value, state: to } };
}

function heldAt(jobId: string | undefined, occurredAt: number): SyncEvent {
  const differences = { known: 40, fetched: 5, added: 0, changed: 0, deleted: 35 };
  const approval = { reason: 'SHORT_LISTING', message: 'Look at it.' };
  return { type: 'SyncHeld', value: { ...job(jobId, occurredAt), ...approval, ...differences } };
}

/** In the order of occurrence. */
const history: readonly SyncEvent[] = [
  { type: 'SyncStarted', value: { ...job(requested, 10), mode: 'INCREMENTAL' } },
  state(accountId, 'CONNECTED', 11),
  { type: 'SyncProgressed', value: { ...job(requested, 12), ...counts(100), total: 240 } },
  // After a crash the run starts again, reading everything.
  { type: 'SyncStarted', value: { ...job(requested, 20), mode: 'FULL' } },
  { type: 'SyncProgressed', value: { ...job(requested, 21), ...counts(50), total: 250 } },
  { type: 'SyncProgressed', value: { ...job(requested, 22), ...counts(250), total: 250 } },
  { type: 'SyncCompleted', value: { ...job(requested, 22), ...counts(251), mode: 'FULL' } },
  { type: 'SyncStarted', value: { ...job(own, 30), mode: 'UNKNOWN' } },
  { type: 'SyncProgressed', value: { ...job(own, 31), ...counts(7), total: null } },
  state(accountId, 'DEGRADED', 32),
  // Reported as failed first, carried through after all.
  { type: 'SyncFailed', value: { ...job(broken, 40), ...counts(1), code: 'QUOTA', message: 'Wait.' } },
  heldAt(broken, 42),
  { type: 'SyncCompleted', value: { ...job(broken, 45), ...counts(9), mode: 'INCREMENTAL' } },
  state(accountId, 'NEEDS_LOGIN', 50),
  state(removedId, 'CONNECTED', 51),
  { type: 'SyncStarted', value: { ...job(foreign, 52, unknownId), mode: 'FULL' } },
  state(unknownId, 'CONNECTED', 53),
  heldAt(waiting, 60),
];

describe('folding sync.events', () => {
  test('writes the jobs and states of the history', async () => {
    await reset();
    await apply(history);
    const at = (milliseconds: number | null) =>
      milliseconds === null
        ? null
        : expect.stringContaining(
            `1970-01-01 00:00:00${milliseconds ? `.${String(milliseconds).padStart(3, '0').replace(/0+$/, '')}` : ''}+00`,
          );
    const common = { instance_id: accountId, type: 'contacts', error_code: null, error_message: null };
    const progress = (fetched: number, total: number | null) => ({ ...counts(fetched), total });
    expect(await rows()).toEqual({
      jobs: [
        {
          ...common,
          id: requested,
          mode: 'full',
          status: 'completed',
          progress: progress(251, 251),
          progress_at: at(22),
          created_at: at(0),
          started_at: at(10),
          completed_at: at(22),
        },
        {
          ...common,
          id: own,
          mode: 'incremental',
          status: 'running',
          progress: progress(7, null),
          progress_at: at(31),
          created_at: at(30),
          started_at: at(30),
          completed_at: null,
        },
        {
          ...common,
          id: broken,
          mode: 'incremental',
          status: 'completed',
          progress: progress(9, 9),
          progress_at: at(45),
          created_at: at(40),
          started_at: null,
          completed_at: at(45),
        },
        {
          ...common,
          id: waiting,
          mode: 'incremental',
          status: 'held',
          error_code: 'SHORT_LISTING',
          error_message: 'Look at it.',
          progress: { fetched: 5, stored: 0, skipped: 0, deleted: 0, total: null },
          progress_at: at(60),
          created_at: at(60),
          started_at: null,
          completed_at: at(60),
        },
      ],
      instances: [
        { id: accountId, state: 'needs-login', state_code: 'NEEDS_LOGIN-50', state_message: null, state_since: at(50) },
        { id: removedId, state: 'removed', state_code: null, state_message: null, state_since: at(0) },
      ],
    });
  });

  test('gives the same rows in any order, in batches of any size, and when events are folded again', async () => {
    await reset();
    await apply(history);
    const expected = await rows();
    const indexes = history.map((_, index) => index);
    const order = fc.shuffledSubarray(indexes, { minLength: indexes.length });
    const repeated = fc.subarray(indexes);
    const batchSize = fc.integer({ min: 1, max: indexes.length });
    await fc.assert(
      fc.asyncProperty(order, repeated, batchSize, async (all, again, size) => {
        await reset();
        const events = [...again, ...all, ...again].flatMap((index) => history[index] ?? []);
        for (let from = 0; from < events.length; from += size) await apply(events.slice(from, from + size));
        expect(await rows()).toEqual(expected);
      }),
      { numRuns: 60, seed: 20_260_102 },
    );
  });

  test('a run that was cancelled gets the status cancelled', async () => {
    await reset();
    await apply([
      { type: 'SyncFailed', value: { ...job(requested, 10), ...counts(1), code: 'CANCELLED', message: 'Stopped.' } },
    ]);
    expect(await database.query('select status, error_code from sync.sync_jobs')).toEqual([
      { status: 'cancelled', error_code: 'CANCELLED' },
    ]);
  });
});
