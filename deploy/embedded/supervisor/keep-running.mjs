import { setTimeout as delay } from 'node:timers/promises';
import { lastLineStartingWith, reasonOfExit } from '../servers/unexpected-exit.mjs';
import { toUserFacing } from '../user-facing-error.mjs';
import { FAILURE_LIMIT, Failures } from './failures.mjs';

/** EX_TEMPFAIL: a service exits with it when a server that it needs is temporarily unavailable. */
const EXIT_TEMPORARY_FAILURE = 75;
/** EX_CONFIG: restarting does not help until a setting is changed. */
const EXIT_CONFIGURATION = 78;

/**
 * @typedef {import('../servers/managed-process.mjs').ManagedProcess} ManagedProcess
 *
 * @typedef {object} Part a process that is to run all the time
 * @property {string} name
 * @property {string} logFile
 * @property {ManagedProcess} [running] its process, if it was started already
 * @property {() => Promise<ManagedProcess> | ManagedProcess} start rejects or throws when it does not start
 * @property {(running: ManagedProcess) => Promise<void>} ready resolves when this process serves, or has ended; may reject
 *
 * @typedef {object} Reports
 * @property {(sentence: string) => void} say tells the user what happens to a part
 * @property {() => void} [started] called when the part serves, or runs and does not serve in time
 */

/**
 * Runs a part until its group is stopped. However it ends, by any exit code or signal, it is started again after a pause, and the
 * other parts go on.
 * @param {Part} part
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @param {Reports} reports
 * @returns {Promise<string | undefined>} why the part is given up: ten failures in five minutes, or a wrong setting; undefined when
 *   the group is being stopped
 */
export async function keepRunning(part, group, reports) {
  const failures = new Failures();
  const { say } = reports;
  const log = `See its log: ${part.logFile}`;
  for (let round = 0; !group.stopping; round++) {
    const { code, reason } = await runOnce(part, round, reports);
    if (group.stopping) break;
    if (code === EXIT_CONFIGURATION) return `${reason} Change the setting and start Kith again.`;
    const pause = failures.add(Date.now(), { temporary: code === EXIT_TEMPORARY_FAILURE });
    if (pause === undefined) return `${reason} It is given up after ${FAILURE_LIMIT}. ${log}`;
    say(`${reason} It starts again in ${pause / 1000} s. ${log}`);
    await delay(pause);
  }
  return undefined;
}

/**
 * @param {Part} part
 * @param {number} round 0 at first
 * @param {Reports} reports
 * @returns {Promise<{ code: number | null, reason: string }>} how it ended
 */
async function runOnce(part, round, { say, started }) {
  try {
    const running = (round === 0 && part.running) || (await part.start());
    const serves = () => round > 0 && !running.exit && say(`${part.name} serves again.`);
    part
      .ready(running)
      .then(serves, (error) => say(messageOf(error)))
      .then(() => running.exit || started?.());
    const { code } = await running.exited;
    return { code, reason: complaintOf(running, code) ?? reasonOfExit(running, 'unexpectedly') };
  } catch (error) {
    return { code: null, reason: messageOf(toUserFacing(error)) };
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The sentence with which a service says that one of its settings is wrong.
 * @param {ManagedProcess} ended
 * @param {number | null} code
 */
function complaintOf(ended, code) {
  return code === EXIT_CONFIGURATION ? lastLineStartingWith(ended.logFile, `${ended.name}: `) : undefined;
}
