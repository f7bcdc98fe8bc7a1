import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nodeFlags, pinnedNode, projectRoot, waitingNodeFlags } from '../paths.mjs';
import { UserFacingError } from '../user-facing-error.mjs';

/**
 * The services; each is a program `dist/apps/<name>/main.js`. `vault`: it decrypts credentials; `batches`: it works on
 * batches, the others mostly wait. */
const services = /** @type {const} */ ([
  { name: 'sandbox', vault: false, batches: false },
  { name: 'control-api', vault: true, batches: false },
  { name: 'scheduler', vault: false, batches: false },
  { name: 'google-contacts-ingester', vault: true, batches: false },
  { name: 'carddav-ingester', vault: true, batches: false },
  { name: 'file-ingester', vault: false, batches: false },
  { name: 'identity-resolver', vault: false, batches: true },
  { name: 'crm-projector', vault: false, batches: true },
]);

/** @typedef {(typeof services)[number]['name']} ServiceName */

/** Without it nobody can use Kith, so a start without it fails. */
export const API_SERVICE = 'control-api';

export const allServiceNames = services.map(({ name }) => name);

/**
 * The services of a world: the sandbox is the demo's only.
 * @param {import('../worlds.mjs').World} world
 */
export function servicesOf(world) {
  return services.filter(({ name }) => world.name === 'demo' || name !== 'sandbox');
}

const GRACE_MS = 10_000;
const READY_WITHIN_MS = 60_000;

/**
 * A service as a part that `keepRunning` runs.
 * @param {{ service: (typeof services)[number], env: NodeJS.ProcessEnv, opsPort: number, logs: string }} service `env`: its whole environment
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @returns {import('./keep-running.mjs').Part}
 */
export function servicePart({ service: { name, batches }, env, opsPort, logs }, group) {
  const logFile = path.join(logs, `${name}.log`);
  const options = {
    name,
    command: pinnedNode,
    args: [...(batches ? nodeFlags : waitingNodeFlags), path.join(projectRoot, 'dist', 'apps', name, 'main.js')],
    cwd: projectRoot,
    env,
    logFile,
    stopSignal: /** @type {const} */ ('SIGTERM'),
    graceMs: GRACE_MS,
    channel: true,
  };
  return {
    name,
    logFile,
    start: () => group.launch(options),
    ready: (running) => waitUntilServing(running, opsPort),
  };
}

/**
 * Waits until the readiness check of a service succeeds, or until the service has ended.
 * @param {import('../servers/managed-process.mjs').ManagedProcess} service
 * @param {number} opsPort the port of its health checks
 * @throws {UserFacingError} when it is not ready within a minute
 */
async function waitUntilServing(service, opsPort) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!service.exit && !(await isReady(opsPort))) {
    if (Date.now() > deadline) {
      const seconds = READY_WITHIN_MS / 1000;
      throw new UserFacingError(`${service.name} was not ready within ${seconds} s. See its log: ${service.logFile}`);
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
