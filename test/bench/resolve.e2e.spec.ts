import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { openTestEnvironment } from '../support/test-environment.js';
import { benchResolve } from './resolve.bench.js';

// The long form is `npm run bench -- resolve --count 100000 --base 1000000`.
const COUNT = 1_000;

let testEnv: TestEnvironment;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
});

afterAll(() => testEnv.close());

it('the benchmark places every record, and each that repeats a person with that person', async () => {
  const result = await benchResolve(testEnv, { count: COUNT, base: COUNT, report: () => {} });
  const positive = expect.toSatisfy((value: unknown) => typeof value === 'number' && value > 0);
  const number = expect.any(Number);
  const timed = 22 * 200;
  expect(result).toEqual({
    count: COUNT,
    base: COUNT,
    // One in fifty repeats an earlier person, but for the first fifty.
    persons: 2 * COUNT + timed - ((2 * COUNT + timed) / 50 - 1),
    openReviews: number,
    recordsPerSecond: positive,
    seconds: positive,
    baseRecordsPerSecond: positive,
    batchOf200: { p50: positive, p99: positive, batches: positive },
    residentMemoryMb: positive,
    cpuMicrosecondsPerRecord: positive,
  });
});
