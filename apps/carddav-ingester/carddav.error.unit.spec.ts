import { describe, expect, test } from 'vitest';
import { davError, refusesToken } from './carddav.error.js';

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Map(Object.entries(headers)),
});

describe('a source error', () => {
  test.each([
    [401, 'INVALID_GRANT', false],
    [403, 'FORBIDDEN', false],
    [404, 'NOT_FOUND', false],
    [405, 'BAD_REQUEST', false],
    [408, 'UNAVAILABLE', true],
    [410, 'NOT_FOUND', false],
    [429, 'QUOTA', true],
    [500, 'UNAVAILABLE', true],
    [503, 'UNAVAILABLE', true],
    [507, 'UNAVAILABLE', true],
    [200, 'BAD_RESPONSE', false],
  ])('of the status %i is %s', (status, code, isTransient) => {
    expect(davError(answer(status))).toMatchObject({ code, isTransient });
  });

  test.each([
    ['7', 7_000],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
  ])('has the delay of Retry-After: %s', (header, retryAfterMs) => {
    expect(davError(answer(503, { 'retry-after': header }), Date.UTC(2026, 0))).toMatchObject({ retryAfterMs });
  });
});

test.each([
  [403, '<error><valid-sync-token/></error>', true],
  [409, '', true],
  [410, '', true],
  [400, '', true],
  [500, '', true],
  [503, '', false],
  [429, '', false],
  [401, '', false],
  [404, '', false],
  [207, '<multistatus/>', false],
])('the status %i with %j refuses the sync token: %s', (status, text, refuses) => {
  expect(refusesToken({ status, text })).toBe(refuses);
});
