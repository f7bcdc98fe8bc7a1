import { expect, it } from 'vitest';
import { Failures } from './failures.mjs';

const SECOND = 1_000;
const crash = { temporary: false };

it('doubles the pause with every failure of the last five minutes, up to half a minute, and gives up at the tenth', () => {
  const failures = new Failures();

  const pauses = Array.from({ length: 10 }, (_, second) => failures.add(second * SECOND, crash));

  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, undefined]);
});

it('forgets a failure after five minutes, so that rare failures never lead to giving up', () => {
  const failures = new Failures();

  const pauses = Array.from({ length: 100 }, (_, index) => failures.add(index * 300 * SECOND, crash));

  expect(new Set(pauses)).toEqual(new Set([250]));
});

it('never gives up while a server cannot be reached', () => {
  const failures = new Failures();

  const pauses = Array.from({ length: 100 }, (_, second) => failures.add(second * SECOND, { temporary: true }));

  expect(pauses.at(-1)).toBe(30_000);
});
