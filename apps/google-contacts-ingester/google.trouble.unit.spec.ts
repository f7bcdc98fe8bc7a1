import { describe, expect, test } from 'vitest';
import { googleTrouble } from './google.trouble.js';

const api = (message: string, reason?: string) => ({ error: { message, ...(reason && { details: [{ reason }] }) } });
const codeOf = (status: number | undefined, body: unknown = undefined) =>
  googleTrouble({ status, body, retryAfter: null }).code;

describe('an expired sync token', () => {
  test.each([
    [400, api('Sync token is expired. Clear local cache and retry call without the sync token.')],
    [400, api('', 'EXPIRED_SYNC_TOKEN')],
    [410, api('', 'EXPIRED_SYNC_TOKEN')],
    [410, api('Sync token is no longer valid, a full sync is required.')],
  ])('is told by status %i and reason or message', (status, body) => {
    expect(codeOf(status, body)).toBe('TOKEN_EXPIRED_SYNC');
  });

  test('is not any other bad request', () => {
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
  ['0', 0],
  ['-5', 0],
  ['86400', 300_000],
  ['Fri, 20 Nov 2026 12:00:00 GMT', 0],
  [null, 0],
])('Retry-After %s waits %i ms at least', (retryAfter, ms) => {
  expect(googleTrouble({ status: 429, body: undefined, retryAfter }).retryAfterMs).toBe(ms);
});

test('says nothing of what the answer said', () => {
  const trouble = googleTrouble({ status: 400, body: api('mary@example.com is wrong'), retryAfter: null });
  expect(JSON.stringify({ ...trouble, message: trouble.message, stack: trouble.stack })).not.toContain('mary');
});
