import { describe, expect, test } from 'vitest';
import { googleError } from './google.error.js';

const NOW = Date.UTC(2026, 10, 20, 11, 59);
const api = (message: string, reason?: string) => ({ error: { message, ...(reason && { details: [{ reason }] }) } });
const codeOf = (status: number | undefined, body: unknown = undefined) =>
  googleError({ status, body, retryAfter: null }, NOW).code;

describe('an expired sync token', () => {
  test.each([
    [400, api('Sync token is expired. Clear local cache and retry call without the sync token.')],
    [400, api('', 'EXPIRED_SYNC_TOKEN')],
    [410, api('', 'EXPIRED_SYNC_TOKEN')],
    [410, api('Sync token is no longer valid, a full sync is required.')],
  ])('is recognised by status %i and reason or message', (status, body) => {
    expect(codeOf(status, body)).toBe('TOKEN_EXPIRED_SYNC');
  });

  test('is distinguished from other bad requests', () => {
    expect(codeOf(400, api('Invalid personFields mask path.'))).toBe('BAD_REQUEST');
    expect(codeOf(500, api('', 'EXPIRED_SYNC_TOKEN'))).toBe('UNAVAILABLE');
  });
});

test.each([
  [undefined, undefined, 'NETWORK'],
  [401, api('', 'ACCESS_TOKEN_EXPIRED'), 'UNAUTHENTICATED'],
  [403, api('', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'), 'FORBIDDEN'],
  [403, api('', 'RATE_LIMIT_EXCEEDED'), 'QUOTA'],
  [404, api('Requested entity was not found.'), 'NOT_FOUND'],
  [408, undefined, 'UNAVAILABLE'],
  [429, api('Quota exceeded', 'RATE_LIMIT_EXCEEDED'), 'QUOTA'],
  [500, '<html>', 'UNAVAILABLE'],
  [503, null, 'UNAVAILABLE'],
  [400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 'INVALID_GRANT'],
  [401, { error: 'invalid_client' }, 'INVALID_CLIENT'],
  [400, { error: 'invalid_request' }, 'BAD_REQUEST'],
  [400, { error: { message: 7, details: 'odd' } }, 'BAD_REQUEST'],
] as const)('status %s with %j is %s', (status, body, code) => {
  expect(codeOf(status, body)).toBe(code);
});

test.each([
  ['30', 30_000],
  ['Fri, 20 Nov 2026 12:00:00 GMT', 60_000],
  ['86400', 300_000],
  [null, 0],
])('Retry-After %s delays the next attempt by %i ms at least', (retryAfter, ms) => {
  expect(googleError({ status: 429, body: undefined, retryAfter }, NOW).retryAfterMs).toBe(ms);
});

test('the error contains nothing of the response', () => {
  const error = googleError({ status: 400, body: api('mary@example.com is wrong'), retryAfter: null }, NOW);
  expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('mary');
});
