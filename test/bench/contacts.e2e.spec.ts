import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { openTestEnvironment } from '../support/test-environment.js';
import { benchContacts } from './contacts.bench.js';

// The long form is `npm run bench -- contacts --count 100000`.
const COUNT = 2_000;

let testEnv: TestEnvironment;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
});

afterAll(() => testEnv.close());

it('the benchmark turns every contact into a person and measures its limits in the same run', async () => {
  const result = await benchContacts(testEnv, { count: COUNT, base: 0, report: () => {} });
  const positive = expect.toSatisfy((value: unknown) => typeof value === 'number' && value > 0);
  const perService = { 'identity-resolver': positive, 'crm-projector': positive };
  expect(result).toEqual({
    count: COUNT,
    // Every fiftieth contact, except the first, repeats an earlier person.
    persons: COUNT - (COUNT / 50 - 1),
    contactsPerSecond: positive,
    seconds: positive,
    decodeOnlyPerSecond: positive,
    copyContactsPerSecond: positive,
    shareOfDecodeOnly: positive,
    shareOfCopy: positive,
    residentMemoryMb: perService,
    cpuMicrosecondsPerContact: perService,
  });
});
