import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { logsFolder, nodeFlags, pinnedNode, projectRoot } from '../paths.mjs';
import { sentenceOnDeath } from '../servers/death.mjs';
import { Trouble } from '../trouble.mjs';

/** The services, in the order in which they are shown; each is a program `dist/apps/<name>/main.js`. */
export const serviceNames = /** @type {const} */ ([
  'sandbox',
  'control-api',
  'scheduler',
  'google-contacts-ingester',
  'carddav-ingester',
  'file-ingester',
  'identity-resolver',
  'crm-projector',
]);

/** A service exits with it when what it needs is away for the moment (EX_TEMPFAIL). */
const RESTART_ME = 75;
const MOST_RESTARTS_A_MINUTE = 5;
const GRACE_MS = 10_000;
const READY_WITHIN_MS = 60_000;

/**
 * Runs a service as a process of its own until its group is stopped, and starts it again when it asks for that.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env its whole environment
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @throws {Trouble} when it ends for good, though nobody stopped it
 */
export async function keepRunning(name, env, group) {
  /** @type {number[]} */
  let restarts = [];
  while (!group.stopping) {
    const service = group.launch({
      name,
      command: pinnedNode,
      args: [...nodeFlags, path.join(projectRoot, 'dist', 'apps', name, 'main.js')],
      cwd: projectRoot,
      env,
      logFile: path.join(logsFolder, `${name}.log`),
      stopSignal: 'SIGTERM',
      graceMs: GRACE_MS,
      channel: true,
    });
    const { code } = await service.exited;
    if (group.stopping) return;
    restarts = restarts.filter((when) => when > Date.now() - 60_000);
    if (code !== RESTART_ME || restarts.length >= MOST_RESTARTS_A_MINUTE) {
      throw new Trouble(sentenceOnDeath(service, 'unexpectedly'));
    }
    await delay(250 * 2 ** restarts.length);
    restarts.push(Date.now());
  }
}

/**
 * Waits until a service says that it does its work.
 * @param {string} name
 * @param {number} opsPort where it says so
 * @throws {Trouble} when it does not within a minute
 */
export async function waitUntilServing(name, opsPort) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(opsPort))) {
    if (Date.now() > deadline) {
      const log = path.join(logsFolder, `${name}.log`);
      throw new Trouble(`${name} was not ready within ${READY_WITHIN_MS / 1000} s. Its log may say why: ${log}`);
    }
    await delay(100);
  }
}

/** @param {number} opsPort */
async function isReady(opsPort) {
  try {
    const answer = await fetch(`http://127.0.0.1:${opsPort}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
