import { setTimeout as delay } from 'node:timers/promises';
import { UserFacingError } from '../user-facing-error.mjs';

const WITHIN_MS = 45_000;
const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|timeout/i;

/** @typedef {{ code: number | null, tail: string }} Ended how a program ended, and its last lines */

/**
 * Runs a program that downloads. Stops it after 45 s if it cannot reach the network: programs retry for ten minutes and print
 * nothing. A program that finds everything in its cache needs no network, so it may end first.
 * @param {object} download
 * @param {(stop: AbortSignal) => Promise<Ended>} download.run
 * @param {(stop: AbortSignal) => Promise<Ended>} [download.probe] asks the server once, as the program would
 * @param {() => boolean} [download.isConnected] whether the program has received something; needed without `probe`
 * @param {string} download.failure what to say, without the advice
 * @returns {Promise<Ended>}
 * @throws {UserFacingError} when the network cannot be reached
 */
export async function runWithNetwork({ run, probe, isConnected = () => false, failure }) {
  const stop = new AbortController();
  const over = new AbortController();
  const running = run(stop.signal);
  const probed = probe?.(over.signal).then(isAnswered, () => true);
  delay(WITHIN_MS, undefined, { signal: over.signal })
    .then(async () => (probed ? await probed : isConnected()) || stop.abort())
    .catch(() => undefined);
  try {
    const ended = await running;
    if (!stop.signal.aborted) return ended;
    throw new UserFacingError(`${failure}. Check the network, and the proxy if there is one; then start again.`);
  } finally {
    over.abort();
  }
}

/**
 * Any answer shows that there is a network, also an error.
 * @param {Ended} ended
 */
function isAnswered({ code, tail }) {
  return code === 0 || !UNREACHABLE.test(tail);
}
