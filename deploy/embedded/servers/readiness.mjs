import { setTimeout as delay } from 'node:timers/promises';
import { Trouble } from '../trouble.mjs';
import { sentenceOnDeath } from './death.mjs';

const POLL_MS = 100;

/**
 * Waits until a process answers.
 * @param {import('./managed-process.mjs').ManagedProcess} server
 * @param {() => Promise<boolean>} answers asks once; an error counts as no
 * @param {number} timeoutMs
 * @throws {Trouble} when the process ends first, or does not answer in time: then it is stopped
 */
export async function waitUntilReady(server, answers, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (server.exit) throw new Trouble(sentenceOnDeath(server, 'while it started'));
    if (await answers().catch(() => false)) return;
    if (Date.now() > deadline) {
      await server.stop();
      const seconds = Math.round(timeoutMs / 1000);
      throw new Trouble(`${server.name} did not answer within ${seconds} s. Its log may say why: ${server.logFile}`);
    }
    await delay(POLL_MS);
  }
}
