import { expect, test } from 'vitest';
import { planSync, type StreamState } from './plan-sync.js';

const DAY = 86_400_000;
const good: StreamState = { cursor: 'c', cursorScope: 'scope', lastFullSyncAt: 10 * DAY };
const at = (days: number) => ({ scope: 'scope', now: days * DAY, fullSyncEveryMs: 6 * DAY });

test.each([
  ['a full sync that was requested', 'FULL', good, 11, { mode: 'FULL', because: 'requested' }],
  ['a stream without a cursor', 'INCREMENTAL', { ...good, cursor: null }, 11, { mode: 'FULL', because: 'no-cursor' }],
  [
    'a stream that was never read',
    'INCREMENTAL',
    { cursor: null, cursorScope: null, lastFullSyncAt: null },
    11,
    { mode: 'FULL', because: 'no-cursor' },
  ],
  [
    'a cursor of another request',
    'INCREMENTAL',
    { ...good, cursorScope: 'old' },
    11,
    { mode: 'FULL', because: 'scope-changed' },
  ],
  [
    'a dropped cursor of another request',
    'INCREMENTAL',
    { ...good, cursor: null, cursorScope: 'old' },
    11,
    { mode: 'FULL', because: 'scope-changed' },
  ],
  [
    'a cursor without a request',
    'INCREMENTAL',
    { ...good, cursorScope: null },
    11,
    { mode: 'FULL', because: 'scope-changed' },
  ],
  ['a full sync that is due', 'INCREMENTAL', good, 16, { mode: 'FULL', because: 'refresh-due' }],
  ['no full sync ever', 'INCREMENTAL', { ...good, lastFullSyncAt: null }, 11, { mode: 'FULL', because: 'refresh-due' }],
  ['a good cursor', 'INCREMENTAL', good, 15.9, { mode: 'INCREMENTAL', cursor: 'c' }],
] as const)('%s decides the plan', (_, requested, state, days, plan) => {
  expect(planSync({ requested, state, ...at(days) })).toEqual(plan);
});
