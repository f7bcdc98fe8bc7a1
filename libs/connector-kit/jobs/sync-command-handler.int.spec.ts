import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SingleObjectCodec, type SyncCommand } from '#contracts';
import { BatchContext, type LogMessage, Outbox } from '#event-log';
import { Database } from '#store';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { Journal } from './journal.js';
import { SyncCommandHandler } from './sync-command-handler.js';

const NOW = Date.UTC(2026, 0, 1);
const codec = new SingleObjectCodec();

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;
let handler: SyncCommandHandler;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'sync-command-spec' });
  const now = () => NOW;
  const journal = new Journal({
    provider: 'fake',
    database,
    outbox: new Outbox('spec', codec),
    now,
    random: () => 0.5,
  });
  handler = new SyncCommandHandler({ provider: 'fake', types: ['contacts'], journal, now });
});
beforeEach(async () => {
  await database.query('truncate ingest.contacts_source_accounts, ingest.sync_runs');
});
afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

/** Handles the commands as one batch; returns the keys of what was emitted and the codes of what was rejected. */
async function handle(...commands: SyncCommand[]) {
  const messages = commands.map((message, at): LogMessage<SyncCommand> => {
    return { key: message.value.accountId, partition: 0, offset: BigInt(at), message };
  });
  return database.transaction(async (tx) => {
    const context = new BatchContext(tx, codec);
    await handler.handle(messages, context);
    return {
      emitted: context.emitted.map(({ key }) => key),
      rejected: [...context.rejections.values()].map(({ code }) => code),
    };
  });
}

const added = (accountId: string, settings = '{}', provider = 'fake'): SyncCommand => ({
  type: 'AccountAdded',
  value: { accountId, provider, name: 'Ada', settings, addedAt: NOW },
});
const requested = (accountId: string, jobId: string, type = 'contacts'): SyncCommand => ({
  type: 'SyncRequested',
  value: { jobId, accountId, provider: 'fake', type, mode: 'FULL', requestedAt: NOW, externalId: null },
});
const cancelled = (accountId: string, jobId: string): SyncCommand => ({
  type: 'SyncCancelled',
  value: { jobId, accountId, provider: 'fake', requestedAt: NOW },
});
const removed = (accountId: string): SyncCommand => ({
  type: 'AccountRemoved',
  value: { accountId, provider: 'fake', removedAt: NOW },
});

const changed = (accountId: string, settings: object, changedAt: number): SyncCommand => ({
  type: 'AccountChanged',
  value: { accountId, provider: 'fake', name: 'Bea', settings: JSON.stringify(settings), changedAt },
});
const decided = (accountId: string, jobId: string, decision: 'APPLY' | 'DISCARD'): SyncCommand => ({
  type: 'SyncDecided',
  value: { jobId, accountId, provider: 'fake', decision, decidedAt: NOW },
});

const rows = async () => ({
  accounts: await database.query('select account_id, name, settings, state from ingest.contacts_source_accounts'),
  runs: await database.query('select job_id, mode, status, polled from ingest.sync_runs order by status'),
});

describe('commands', () => {
  test('become accounts and jobs once, even if they are repeated', async () => {
    const [accountId, jobId] = [randomUUID(), randomUUID()];
    const settings = '{"includeOtherContacts":true,"sync":{"intervalMinutes":5}}';
    const batch = [added(accountId, settings), requested(accountId, jobId)];
    const expected = {
      accounts: [{ account_id: accountId, name: 'Ada', settings: JSON.parse(settings), state: 'UNKNOWN' }],
      runs: [{ job_id: jobId, mode: 'FULL', status: 'pending', polled: false }],
    };
    expect(await handle(...batch, ...batch)).toEqual({ emitted: [], rejected: [] });
    expect(await rows()).toEqual(expected);
    await handle(...batch);
    expect(await rows()).toEqual(expected);
  });

  test('for another provider are ignored', async () => {
    await handle(added(randomUUID(), '{}', 'carddav'));
    expect(await rows()).toEqual({ accounts: [], runs: [] });
  });

  test.each(['no json', '[]', '{"sync":{"intervalMinutes":0}}'])(
    'with invalid settings become dead letters and do not stop the others: %s',
    async (settings) => {
      const good = randomUUID();
      expect(await handle(added(randomUUID(), settings), added(good))).toEqual({
        emitted: [],
        rejected: ['INVALID_SETTINGS'],
      });
      expect((await rows()).accounts).toMatchObject([{ account_id: good }]);
    },
  );

  test('to cancel a job end it once', async () => {
    const [accountId, jobId] = [randomUUID(), randomUUID()];
    const batch = [requested(accountId, jobId), cancelled(accountId, jobId)];
    expect(await handle(...batch)).toEqual({ emitted: [jobId], rejected: [] });
    expect(await handle(...batch)).toEqual({ emitted: [], rejected: [] });
    expect((await rows()).runs).toMatchObject([{ job_id: jobId, status: 'cancelled' }]);
  });

  test('to remove an account end its jobs only', async () => {
    const [gone, stays] = [randomUUID(), randomUUID()];
    const [endedJob, openJob] = [randomUUID(), randomUUID()];
    await handle(added(gone), added(stays), requested(gone, endedJob), requested(stays, openJob));
    expect(await handle(removed(gone))).toEqual({ emitted: [endedJob], rejected: [] });
    expect(await rows()).toMatchObject({
      accounts: [
        { account_id: stays, state: 'UNKNOWN' },
        { account_id: gone, state: 'REMOVED' },
      ],
      runs: [
        { job_id: endedJob, status: 'cancelled' },
        { job_id: openJob, status: 'pending' },
      ],
    });
  });

  test('to change an account replace its settings by the latest ones and make it due', async () => {
    const accountId = randomUUID();
    const [first, second] = [{ region: 'GR' }, { region: 'DE' }];
    await handle(added(accountId), changed(accountId, second, NOW + 2), changed(accountId, first, NOW + 1));
    expect((await rows()).accounts).toMatchObject([{ name: 'Bea', settings: second }]);
    expect(await handle(changed(accountId, { region: 'Greece' }, NOW + 3))).toEqual({
      emitted: [],
      rejected: ['INVALID_SETTINGS'],
    });
    const due = await database.query('select 1 from ingest.contacts_source_accounts where next_sync_at <= $1', [
      new Date(NOW),
    ]);
    expect(due).toHaveLength(1);
  });

  test('about a job that awaits approval resume or end it, and change no other job', async () => {
    const accountId = randomUUID();
    const [approved, rejected, open] = [randomUUID(), randomUUID(), randomUUID()];
    await handle(added(accountId), ...[approved, rejected, open].map((jobId) => requested(accountId, jobId)));
    await database.query("update ingest.sync_runs set status = 'awaiting-approval' where job_id = any($1::uuid[])", [
      [approved, rejected],
    ]);
    const batch = [
      decided(accountId, approved, 'APPLY'),
      decided(accountId, rejected, 'DISCARD'),
      decided(accountId, open, 'DISCARD'),
    ];
    expect(await handle(...batch)).toEqual({ emitted: [rejected, accountId], rejected: [] });
    expect(await handle(...batch)).toEqual({ emitted: [], rejected: [] });
    const found = await database.query<{ job_id: string }>('select job_id, status, phase from ingest.sync_runs');
    expect(new Map(found.map(({ job_id, ...row }) => [job_id, row]))).toEqual(
      new Map([
        [approved, { status: 'pending', phase: 'releasing' }],
        [rejected, { status: 'cancelled', phase: 'listing' }],
        [open, { status: 'pending', phase: 'listing' }],
      ]),
    );
  });

  test('for a type that the provider does not have are refused by an event', async () => {
    const jobId = randomUUID();
    expect(await handle(requested(randomUUID(), jobId, 'messages'))).toEqual({ emitted: [jobId], rejected: [] });
    expect((await rows()).runs).toEqual([]);
  });
});
