import { expect, test } from 'vitest';
import { backoffMs } from './backoff.js';

const policy = { firstMs: 1_000, longestMs: 64_000 };

const waits = (random: () => number) => Array.from({ length: 7 }, (_, retry) => backoffMs(policy, retry, random));

test('the delay doubles up to the longest', () => {
  expect(waits(() => 1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]);
  expect(backoffMs(policy, 1_000, () => 1)).toBe(64_000);
});

test('the delay is random within its upper half', () => {
  expect(waits(() => 0)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
});
