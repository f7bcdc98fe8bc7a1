import { expect, test } from 'vitest';
import { pollAfterFailure, pollAfterSuccess } from './poll-schedule.js';

const QUARTER = 15 * 60_000;

test('after a success the next poll follows after the interval, with a spread of a tenth', () => {
  expect([0, 0.5, 1].map((chance) => pollAfterSuccess(1_000, QUARTER, () => chance))).toEqual([
    811_000, 901_000, 991_000,
  ]);
});

test('after failures the delay doubles from a minute up to the interval', () => {
  const minutes = [1, 2, 3, 4, 5, 50].map((failures) => pollAfterFailure(0, QUARTER, failures, () => 1) / 60_000);
  expect(minutes).toEqual([1, 2, 4, 8, 15, 15]);
});
