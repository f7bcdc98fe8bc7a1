import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { openTestEnvironment } from '../support/test-environment.js';
import { benchGoogle } from './google.bench.js';

// The long form is `npm run bench -- google --count 25000`.
const COUNT = 2_500;

let testEnv: TestEnvironment;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
});

afterAll(() => testEnv.close());

it('the benchmark syncs an account in bounded memory, sends ten records for ten edits, and none without edits', async () => {
  const positive = expect.toSatisfy((value: unknown) => typeof value === 'number' && value > 0);
  expect(await benchGoogle(testEnv, { count: COUNT, base: 0, report: () => {} })).toEqual({
    count: COUNT,
    seconds: positive,
    contactsPerSecond: positive,
    pagesPerMinute: positive,
    residentMemoryMb: expect.toSatisfy((mb: unknown) => typeof mb === 'number' && mb > 0 && mb < 250),
    sentAfterTenEdits: 10,
    sentWithNothingChanged: 0,
    secondsOfFullWithNothingChanged: positive,
  });
});
