import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { openTestEnvironment } from '../support/test-environment.js';
import { benchCarddav } from './carddav.bench.js';

// The long form is `npm run bench -- carddav --count 10000`.
const COUNT = 120;

let testEnv: TestEnvironment;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
});

afterAll(() => testEnv.close());

it('the connector reads each card of a real Radicale once, then only new cards', async () => {
  const result = await benchCarddav(testEnv, { count: COUNT, base: 0, report: () => {} });
  const seconds = expect.any(Number);
  const megabytes = expect.toSatisfy((value: unknown) => typeof value === 'number' && value > 0);
  expect(result).toEqual({
    count: COUNT,
    // Two requests for discovery, one for the listing, and a multiget for every 25 cards.
    first: { requests: 2 + 1 + 5, fetched: COUNT, stored: COUNT, deleted: 0, seconds },
    unchanged: { requests: 2, fetched: 0, stored: 0, deleted: 0, seconds },
    changed: { requests: 4, fetched: 10, stored: 10, deleted: 0, seconds },
    full: { requests: 3, fetched: COUNT + 10, stored: 0, deleted: 0, seconds },
    residentMemoryMb: { started: megabytes, afterFirst: megabytes, atEnd: megabytes },
  });
});
