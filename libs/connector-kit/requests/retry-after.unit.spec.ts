import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.js';

const NOW = Date.UTC(2026, 0, 1);

test.each([
  ['seconds', '30', 30_000],
  ['no delay', '0', 0],
  ['a date to come', 'Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
  ['a date of RFC 850', 'Thursday, 01-Jan-26 00:00:10 GMT', 10_000],
  ['a date that is past', 'Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['more seconds than the limit', '86400', 300_000],
  ['a date beyond the limit', 'Fri, 02 Jan 2026 00:00:00 GMT', 300_000],
  ['more digits than a number has', '9'.repeat(400), 0],
  ['text that is neither', 'soon', 0],
  ['an empty header', ' ', 0],
  ['no header', null, 0],
  ['no header', undefined, 0],
])('%s: %s', (_, header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

test('a negative number of seconds is no long delay', () => {
  expect(retryAfterMs('-5', NOW)).toBe(0);
});
