import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SyncEvent } from '#contracts';
import { foldSyncEvents } from './fold-sync-events.js';

const job = (occurredAt: number, jobId = 'job') => ({ jobId, accountId: 'account', provider: 'google', occurredAt });
const counts = (fetched: number) => ({ fetched, stored: fetched, skipped: 0, deleted: 0 });

const started: SyncEvent = { type: 'SyncStarted', value: { ...job(10), mode: 'INCREMENTAL' } };
const progressed: SyncEvent = { type: 'SyncProgressed', value: { ...job(20), ...counts(5), total: 9 } };
const held: SyncEvent = {
  type: 'SyncHeld',
  value: { ...job(30), known: 9, fetched: 7, added: 0, changed: 0, deleted: 2, reason: 'MANY', message: 'Decide.' },
};
const failed: SyncEvent = { type: 'SyncFailed', value: { ...job(40), ...counts(8), code: 'QUOTA', message: 'Wait.' } };
const completed: SyncEvent = { type: 'SyncCompleted', value: { ...job(50), ...counts(9), mode: 'FULL' } };

function state(to: 'CONNECTED' | 'NEEDS_LOGIN', occurredAt: number, accountId = 'account'): SyncEvent {
  return {
    type: 'AccountStateChanged',
    value: { accountId, provider: 'google', state: to, code: to, message: null, occurredAt },
  };
}

describe('the change of a job', () => {
  test('of a running job has its start and its latest counts', () => {
    expect(foldSyncEvents([started, progressed]).jobs).toEqual([
      {
        jobId: 'job',
        accountId: 'account',
        status: 'running',
        errorCode: null,
        errorMessage: null,
        completedAt: null,
        progress: { ...counts(5), total: 9 },
        progressAt: 20,
        mode: 'incremental',
        createdAt: 10,
        startedAt: 10,
      },
    ]);
  });

  test.each([
    ['held', [started, held], 30, 'MANY'],
    ['failed', [started, held, failed], 40, 'QUOTA'],
    ['completed', [started, held, failed, completed], 50, null],
  ])('has the latest end: %s', (status, events, completedAt, errorCode) => {
    expect(foldSyncEvents(events).jobs).toEqual([expect.objectContaining({ status, completedAt, errorCode })]);
  });

  test('of a failure with the code CANCELLED is cancelled', () => {
    const cancelled: SyncEvent = { type: 'SyncFailed', value: { ...failed.value, code: 'CANCELLED' } };
    expect(foldSyncEvents([cancelled]).jobs).toEqual([expect.objectContaining({ status: 'cancelled' })]);
  });

  test('is full if any event of the job is', () => {
    expect(foldSyncEvents([completed, started]).jobs).toEqual([expect.objectContaining({ mode: 'full' })]);
  });

  test('has the counts of the end before others of the same time', () => {
    const last: SyncEvent = { type: 'SyncProgressed', value: { ...job(50), ...counts(3), total: 9 } };
    for (const events of [
      [completed, last],
      [last, completed],
    ])
      expect(foldSyncEvents(events).jobs).toEqual([expect.objectContaining({ progress: { ...counts(9), total: 9 } })]);
  });
});

test('the state of an account is the latest one', () => {
  const events = [state('NEEDS_LOGIN', 20), state('CONNECTED', 10), state('CONNECTED', 5, 'other')];
  expect(foldSyncEvents(events).states).toEqual([
    { accountId: 'account', state: 'needs-login', code: 'NEEDS_LOGIN', message: null, occurredAt: 20 },
    { accountId: 'other', state: 'connected', code: 'CONNECTED', message: null, occurredAt: 5 },
  ]);
});

test('order and repetition of events do not change the result', () => {
  const history = [started, progressed, held, failed, completed, state('CONNECTED', 10), state('NEEDS_LOGIN', 20)];
  const expected = foldSyncEvents(history);
  const shuffled = fc.shuffledSubarray(history, { minLength: history.length });
  fc.assert(
    fc.property(shuffled, fc.subarray(history), (all, repeated) => {
      expect(foldSyncEvents([...repeated, ...all, ...repeated])).toEqual(expected);
    }),
  );
});
