import { expect, test } from 'vitest';
import { backoffMs, patientBackoff } from './backoff.js';

const waits = (random: () => number) =>
  Array.from({ length: patientBackoff.retries }, (_, retry) => backoffMs(patientBackoff, retry, random));

test('doubles from retry to retry up to the longest', () => {
  expect(waits(() => 1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]);
  expect(backoffMs(patientBackoff, 1_000, () => 1)).toBe(64_000);
});

test('is spread over the upper half', () => {
  expect(waits(() => 0)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
});

test("outlasts a quota's minute whatever the chance", () => {
  expect(waits(() => 0).reduce((sum, ms) => sum + ms)).toBeGreaterThan(60_000);
});
