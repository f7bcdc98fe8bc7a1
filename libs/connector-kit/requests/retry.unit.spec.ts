import { expect, test } from 'vitest';
import { SourceError, type SourceErrorCode } from '../ports/source-error.js';
import { Retry } from './retry.js';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const never = new AbortController().signal;

/** A request that fails as told and then answers; `waits` are the pauses between. */
function scene(...troubles: Error[]) {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const retry = new Retry({
    logger: silent,
    random: () => 1,
    wait,
    policy: { firstMs: 10, longestMs: 20, retries: 3 },
  });
  const request = async () => {
    const trouble = troubles.shift();
    if (trouble) throw trouble;
    return 'answer';
  };
  return { retry, request, waits };
}

const trouble = (code: SourceErrorCode, retryAfterMs = 0) => new SourceError(code, retryAfterMs);

test('passing trouble is waited out', async () => {
  const { retry, request, waits } = scene(trouble('QUOTA'), trouble('NETWORK'), trouble('UNAVAILABLE'));
  expect(await retry.run(request, never)).toBe('answer');
  expect(waits).toEqual([10, 20, 20]);
});

test('a provider that asks for more time gets it', async () => {
  const { retry, request, waits } = scene(trouble('QUOTA', 5_000));
  await retry.run(request, never);
  expect(waits).toEqual([5_000]);
});

test('patience ends with the last trouble', async () => {
  const { retry, request, waits } = scene(...Array.from({ length: 4 }, () => trouble('QUOTA')));
  await expect(retry.run(request, never)).rejects.toMatchObject({ code: 'QUOTA' });
  expect(waits).toHaveLength(3);
});

test.each([trouble('INVALID_GRANT'), trouble('TOKEN_EXPIRED_SYNC'), trouble('BAD_REQUEST'), new TypeError('bug')])(
  'what does not pass is thrown at once: %s',
  async (error) => {
    const { retry, request, waits } = scene(error);
    await expect(retry.run(request, never)).rejects.toBe(error);
    expect(waits).toEqual([]);
  },
);

test('an aborted request is not repeated, and a wait ends with the signal', async () => {
  const { retry, request, waits } = scene(trouble('NETWORK'));
  await expect(retry.run(request, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  expect(waits).toEqual([]);

  const stop = new AbortController();
  const sleeping = new Retry({ logger: { ...silent, warn: () => stop.abort() } });
  await expect(sleeping.run(() => Promise.reject(trouble('QUOTA')), stop.signal)).rejects.toThrow('aborted');
});
