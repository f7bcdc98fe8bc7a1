import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { logsFolder, nodeFlags, pinnedNode, projectRoot } from '../paths.mjs';
import { describeUnexpectedExit } from '../servers/unexpected-exit.mjs';
import { UserFacingError } from '../user-facing-error.mjs';

/** The services; each is a program `dist/apps/<name>/main.js`. */
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

/** EX_TEMPFAIL: a service exits with it when a server that it needs is temporarily unavailable. */
const EXIT_TEMPORARY_FAILURE = 75;
const MOST_RESTARTS_A_MINUTE = 5;
const GRACE_MS = 10_000;
const READY_WITHIN_MS = 60_000;

/**
 * Runs a service as a process until its group is stopped. Restarts it after a temporary failure.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env its whole environment
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @throws {UserFacingError} when it ends otherwise, or too often
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
    if (code !== EXIT_TEMPORARY_FAILURE || restarts.length >= MOST_RESTARTS_A_MINUTE) {
      throw new UserFacingError(describeUnexpectedExit(service, 'unexpectedly'));
    }
    await delay(250 * 2 ** restarts.length);
    restarts.push(Date.now());
  }
}

/**
 * Waits until the readiness check of a service succeeds.
 * @param {string} name
 * @param {number} opsPort the port of its health checks
 * @throws {UserFacingError} when it is not ready within a minute
 */
export async function waitUntilServing(name, opsPort) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(opsPort))) {
    if (Date.now() > deadline) {
      const log = path.join(logsFolder, `${name}.log`);
      throw new UserFacingError(`${name} was not ready within ${READY_WITHIN_MS / 1000} s. See its log: ${log}`);
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
