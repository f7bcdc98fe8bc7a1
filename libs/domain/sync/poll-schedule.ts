import { backoffMs } from './backoff.js';

const FIRST_RETRY_MS = 60_000;

/** When an account is polled next; epoch milliseconds. Spread by a tenth either way so that accounts drift apart. */
export function pollAfterSuccess(now: number, everyMs: number, random: () => number): number {
  return Math.round(now + everyMs * (0.9 + 0.2 * random()));
}

/** Sooner than usual after a failed run, then ever later up to the usual. `failures` in a row, this one included. */
export function pollAfterFailure(now: number, everyMs: number, failures: number, random: () => number): number {
  return now + backoffMs({ firstMs: FIRST_RETRY_MS, longestMs: everyMs }, failures - 1, random);
}
