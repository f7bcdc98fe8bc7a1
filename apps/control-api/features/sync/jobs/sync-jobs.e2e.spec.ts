import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SingleObjectCodec, type SyncEvent, syncEvents } from '#contracts';
import { LogProducer } from '#event-log';
import { kafkaConnection, type RunningService } from '#service-kit';
import { eventually } from '../../../../../test/support/eventually.js';
import type { SyncJobView } from '../../../shared/sync-jobs/sync-job.schemas.js';
import { listenToCommands } from '../../../testing/commands.js';
import { type RunningApi, runApi } from '../../../testing/running-api.js';
import { newGoogleInstance, unknownId } from '../../../testing/samples.js';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

let api: RunningApi;
let commands: Awaited<ReturnType<typeof listenToCommands>>;
let producer: LogProducer;
let scheduler: RunningService;

beforeAll(async () => {
  api = await runApi();
  commands = await listenToCommands(api);
  scheduler = await api.startScheduler();
  producer = new LogProducer(kafkaConnection(api.config, 'spec'), new SingleObjectCodec(), silent);
});

afterAll(async () => {
  await producer?.close();
  await scheduler?.stop();
  await commands?.close();
  await api?.close();
});

async function connect(): Promise<string> {
  const { body } = await api.call('POST /api/v2/instances', { body: newGoogleInstance() });
  return (body.data as { id: string }).id;
}

async function request(instanceId: string, body: object = { type: 'contacts' }): Promise<SyncJobView> {
  const answer = await api.call(`POST /api/v2/instances/${instanceId}/sync`, { body });
  expect(answer.status).toBe(202);
  return answer.body.data as SyncJobView;
}

async function send(key: string, ...events: SyncEvent[]): Promise<void> {
  await producer.send(
    syncEvents,
    events.map((message) => ({ key, message })),
  );
}

async function jobWhen(instanceId: string, jobId: string, status: string): Promise<SyncJobView> {
  return eventually(async () => {
    const { body } = await api.call(`GET /api/v2/instances/${instanceId}/sync/${jobId}`);
    expect(body).toMatchObject({ data: { status } });
    return body.data as SyncJobView;
  });
}

describe('asking for a sync', () => {
  test.each([
    [{ type: 'contacts' }, 'incremental', 'INCREMENTAL'],
    [{ type: 'contacts', mode: 'full' }, 'full', 'FULL'],
  ])('%o answers at once with a pending job and sends a command to the connectors', async (body, mode, sent) => {
    const id = await connect();
    const job = await request(id, body);
    expect(job).toEqual({
      jobId: expect.any(String),
      instanceId: id,
      type: 'contacts',
      mode,
      status: 'pending',
      progress: { fetched: 0, stored: 0, skipped: 0, deleted: 0, total: null },
      error: null,
      createdAt: expect.any(String),
      startedAt: null,
      completedAt: null,
    });
    const value = {
      jobId: job.jobId,
      accountId: id,
      provider: 'google',
      type: 'contacts',
      mode: sent,
      externalId: null,
    };
    await eventually(() =>
      expect(commands.sent).toContainEqual({
        key: id,
        command: { type: 'SyncRequested', value: { ...value, requestedAt: Date.parse(job.createdAt) } },
      }),
    );
  });

  test('is refused with the running job while there is one, also for concurrent requests', async () => {
    const id = await connect();
    const ask = () => api.call(`POST /api/v2/instances/${id}/sync`, { body: { type: 'contacts' } });
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array.from({ length: 19 }, () => 409)]);
    const job = answers.find(({ status }) => status === 202)?.body.data as SyncJobView;
    const refused = answers.find(({ status }) => status === 409);
    const error = { code: 'SYNC_RUNNING', message: expect.any(String), jobId: job.jobId };
    expect(refused?.body).toEqual({ error });
    await send(job.jobId, failed(job, 10, 'QUOTA'));
    await jobWhen(id, job.jobId, 'failed');
    expect((await ask()).status).toBe(202);
  });

  test('of a removed account is refused', async () => {
    const id = await connect();
    await api.call(`DELETE /api/v2/instances/${id}`);
    const answer = await api.call(`POST /api/v2/instances/${id}/sync`, { body: { type: 'contacts' } });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'INSTANCE_REMOVED' } } });
  });

  test.each([
    ['body', undefined],
    ['type', {}],
    ['type', { type: 'messages' }],
    ['mode', { type: 'contacts', mode: 'fast' }],
    ['depth', { type: 'contacts', depth: '7d' }],
  ])('with a wrong %s is refused with its name', async (field, body) => {
    const id = await connect();
    const answer = await api.call(`POST /api/v2/instances/${id}/sync`, { body });
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: { code: 'INVALID', message: expect.any(String), field } },
    ]);
  });

  test('of an account that is not there answers 404, and 400 when the id is none', async () => {
    const body = { type: 'contacts' };
    expect((await api.call(`POST /api/v2/instances/${unknownId}/sync`, { body })).status).toBe(404);
    expect((await api.call('POST /api/v2/instances/x/sync', { body })).status).toBe(400);
  });
});

describe('a job', () => {
  test('follows the events of the connector until it is completed', async () => {
    const id = await connect();
    const job = await request(id);
    await send(job.jobId, started(job, 10), progressed(job, 20, 150));
    const running = await jobWhen(id, job.jobId, 'running');
    await eventually(async () =>
      expect(await jobWhen(id, job.jobId, 'running')).toMatchObject({ progress: { fetched: 150 } }),
    );
    expect(running).toMatchObject({ mode: 'full', startedAt: at(10) });
    await send(job.jobId, completed(job, 30, 240));
    expect(await jobWhen(id, job.jobId, 'completed')).toMatchObject({
      progress: { fetched: 240, stored: 240, skipped: 0, deleted: 0, total: 240 },
      completedAt: at(30),
      error: null,
    });
  });

  test('that failed has the code and the message of its error', async () => {
    const id = await connect();
    const job = await request(id);
    await send(job.jobId, failed(job, 10, 'INVALID_GRANT'));
    const error = { code: 'INVALID_GRANT', message: 'Log in again.' };
    expect(await jobWhen(id, job.jobId, 'failed')).toMatchObject({ error, completedAt: at(10) });
  });

  test('that a connector started by itself is shown too', async () => {
    const id = await connect();
    const own = { jobId: '22222222-2222-4222-8222-222222222222', instanceId: id };
    await send(own.jobId, started(own, 10));
    expect(await jobWhen(id, own.jobId, 'running')).toMatchObject({
      type: 'contacts',
      mode: 'full',
      createdAt: at(10),
    });
  });

  test('is not found under another account, nor when its id is unknown or none', async () => {
    const [id, other] = [await connect(), await connect()];
    const { jobId } = await request(id);
    expect((await api.call(`GET /api/v2/instances/${other}/sync/${jobId}`)).status).toBe(404);
    expect((await api.call(`GET /api/v2/instances/${id}/sync/${unknownId}`)).status).toBe(404);
    expect(await api.call(`GET /api/v2/instances/${id}/sync/last`)).toMatchObject({
      status: 400,
      body: { error: { field: 'jobId' } },
    });
  });
});

describe('the state of an account', () => {
  test('is the latest one that the connector reported', async () => {
    const id = await connect();
    const value = { accountId: id, provider: 'google', code: 'INVALID_GRANT', message: 'Log in again.' };
    await send(id, { type: 'AccountStateChanged', value: { ...value, state: 'NEEDS_LOGIN', occurredAt: 5 } });
    await eventually(async () => {
      const { body } = await api.call(`GET /api/v2/instances/${id}`);
      const state = {
        state: 'needs-login',
        stateCode: 'INVALID_GRANT',
        stateMessage: 'Log in again.',
        stateSince: at(5),
      };
      expect(body).toMatchObject({ data: state });
    });
  });
});

type Job = Pick<SyncJobView, 'jobId' | 'instanceId'>;

function at(occurredAt: number): string {
  return new Date(occurredAt).toISOString();
}

function eventOf(job: Job, occurredAt: number) {
  return { jobId: job.jobId, accountId: job.instanceId, provider: 'google', occurredAt };
}

function started(job: Job, when: number): SyncEvent {
  return { type: 'SyncStarted', value: { ...eventOf(job, when), mode: 'FULL' } };
}

function progressed(job: Job, when: number, fetched: number): SyncEvent {
  return { type: 'SyncProgressed', value: { ...eventOf(job, when), ...counts(fetched), total: 240 } };
}

function completed(job: Job, when: number, fetched: number): SyncEvent {
  return { type: 'SyncCompleted', value: { ...eventOf(job, when), ...counts(fetched), mode: 'FULL' } };
}

function failed(job: Job, when: number, code: string): SyncEvent {
  return { type: 'SyncFailed', value: { ...eventOf(job, when), ...counts(0), code, message: 'Log in again.' } };
}

function counts(fetched: number) {
  return { fetched, stored: fetched, skipped: 0, deleted: 0 };
}
