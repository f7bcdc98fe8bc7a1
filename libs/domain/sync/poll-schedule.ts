import { backoffMs } from './backoff.js';

const FIRST_RETRY_MS = 60_000;

/** The time of the next poll in epoch milliseconds: the interval, with a random spread of a tenth either way. */
export function pollAfterSuccess(now: number, everyMs: number, random: () => number): number {
  return Math.round(now + everyMs * (0.9 + 0.2 * random()));
}

/** After a failed run the next poll comes sooner; the delay doubles up to the interval. `failures`: in a row, this one included. */
export function pollAfterFailure(now: number, everyMs: number, failures: number, random: () => number): number {
  return now + backoffMs({ firstMs: FIRST_RETRY_MS, longestMs: everyMs }, failures - 1, random);
}
