import { expect, test } from 'vitest';
import { SourceError } from './source-error.js';

test.each([
  ['UNAUTHENTICATED', true, 'account'],
  ['QUOTA', true, 'account'],
  ['UNAVAILABLE', true, 'account'],
  ['NETWORK', true, 'account'],
  ['FORBIDDEN', false, 'stream'],
  ['NOT_FOUND', false, 'stream'],
  ['BAD_REQUEST', false, 'stream'],
  ['BAD_RESPONSE', false, 'stream'],
  ['INVALID_GRANT', false, 'account'],
  ['TOKEN_EXPIRED_SYNC', false, 'account'],
] as const)('%s is transient: %s, and concerns the %s', (code, isTransient, scope) => {
  expect(new SourceError(code)).toMatchObject({ code, isTransient, scope, retryAfterMs: 0 });
});

test('the message is a sentence about what to do', () => {
  expect(new SourceError('INVALID_GRANT', 5).message).toBe(
    'The provider no longer accepts the sign-in. Connect the account again.',
  );
});
