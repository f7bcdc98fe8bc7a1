import { expect, test } from 'vitest';
import { SourceError, type SourceErrorCode } from '../ports/source-error.js';
import { Retry } from './retry.js';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const never = new AbortController().signal;

/** A request that fails with these errors and then succeeds; `waits` are the delays between. */
function failing(...errors: Error[]) {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const retry = new Retry({
    logger: silent,
    random: () => 1,
    wait,
    policy: { firstMs: 10, longestMs: 20, retries: 3 },
  });
  const request = async () => {
    const error = errors.shift();
    if (error) throw error;
    return 'answer';
  };
  return { retry, request, waits };
}

const sourceError = (code: SourceErrorCode, retryAfterMs = 0) => new SourceError(code, retryAfterMs);

test('a transient error is retried', async () => {
  const { retry, request, waits } = failing(sourceError('QUOTA'), sourceError('NETWORK'), sourceError('UNAVAILABLE'));
  expect(await retry.run(request, never)).toBe('answer');
  expect(waits).toEqual([10, 20, 20]);
});

test('the delay is at least the one that the provider asks for', async () => {
  const { retry, request, waits } = failing(sourceError('QUOTA', 5_000));
  await retry.run(request, never);
  expect(waits).toEqual([5_000]);
});

test('after all retries the last error is thrown', async () => {
  const { retry, request, waits } = failing(...Array.from({ length: 4 }, () => sourceError('QUOTA')));
  await expect(retry.run(request, never)).rejects.toMatchObject({ code: 'QUOTA' });
  expect(waits).toHaveLength(3);
});

test.each([
  sourceError('INVALID_GRANT'),
  sourceError('TOKEN_EXPIRED_SYNC'),
  sourceError('BAD_REQUEST'),
  new TypeError('bug'),
])('a permanent error is thrown at once: %s', async (error) => {
  const { retry, request, waits } = failing(error);
  await expect(retry.run(request, never)).rejects.toBe(error);
  expect(waits).toEqual([]);
});

test('an aborted request is not retried, and an abort ends a delay', async () => {
  const { retry, request, waits } = failing(sourceError('NETWORK'));
  await expect(retry.run(request, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  expect(waits).toEqual([]);

  const stop = new AbortController();
  const sleeping = new Retry({ logger: { ...silent, warn: () => stop.abort() } });
  await expect(sleeping.run(() => Promise.reject(sourceError('QUOTA')), stop.signal)).rejects.toThrow('aborted');
});
