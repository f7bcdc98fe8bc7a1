import { setTimeout as delay } from 'node:timers/promises';
import { UserFacingError } from '../user-facing-error.mjs';
import { describeUnexpectedExit } from './unexpected-exit.mjs';

const POLL_MS = 100;

/**
 * Waits until a process answers.
 * @param {import('./managed-process.mjs').ManagedProcess} server
 * @param {() => Promise<boolean>} answers checks once; an error counts as false
 * @param {number} timeoutMs
 * @throws {UserFacingError} when the process ends, or does not answer in time and is therefore stopped
 */
export async function waitUntilReady(server, answers, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (server.exit) throw new UserFacingError(describeUnexpectedExit(server, 'while it started'));
    if (await answers().catch(() => false)) return;
    if (Date.now() > deadline) {
      await server.stop();
      const seconds = Math.round(timeoutMs / 1000);
      throw new UserFacingError(`${server.name} did not answer within ${seconds} s. See its log: ${server.logFile}`);
    }
    await delay(POLL_MS);
  }
}
