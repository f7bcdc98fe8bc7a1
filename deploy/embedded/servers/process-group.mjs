// The child processes of a run. Their pids are recorded on disk, so that the next run can stop those of a killed one.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { launch } from './managed-process.mjs';
import { isSameProcess, startOf } from './process-identity.mjs';

const LEFTOVER_GRACE_MS = 10_000;

/**
 * @typedef {import('./managed-process.mjs').LaunchOptions} LaunchOptions
 * @typedef {import('./managed-process.mjs').ManagedProcess} ManagedProcess
 * @typedef {{ name: string, pid: number, start: string, stopSignal: NodeJS.Signals }} RecordedProcess
 */

export class ProcessGroup {
  /** @type {Map<ManagedProcess, RecordedProcess>} */
  #running = new Map();
  #stopping = false;
  #file;

  /** @param {string} file where the pids are recorded */
  constructor(file) {
    this.#file = file;
  }

  /** True once its processes are asked to end: their exits are then expected. */
  get stopping() {
    return this.#stopping;
  }

  get size() {
    return this.#running.size;
  }

  /**
   * Starts a member.
   * @param {LaunchOptions} options
   * @throws once the group is stopping
   */
  launch(options) {
    if (this.#stopping) throw new Error(`${options.name} was not started: everything is being stopped`);
    const child = launch(options);
    const start = child.pid === undefined ? undefined : startOf(child.pid);
    if (child.pid !== undefined && start !== undefined) {
      this.#running.set(child, { name: options.name, pid: child.pid, start, stopSignal: options.stopSignal });
      this.#save();
    }
    child.exited.then(() => {
      this.#running.delete(child);
      // The record may name ended processes, which are recognised. Not rewritten here: the disk may be full.
      if (this.#running.size === 0) rmSync(this.#file, { force: true });
    });
    return child;
  }

  /** Asks all members to end at the same time and waits for their exits. May be called twice. */
  async stopAll() {
    this.#stopping = true;
    await Promise.all([...this.#running.keys()].map((child) => child.stop()));
  }

  /** Kills all members. For exit handlers, where nothing can be awaited. */
  killAll() {
    this.#stopping = true;
    for (const child of this.#running.keys()) void child.kill();
  }

  #save() {
    const draft = `${this.#file}.new`;
    writeFileSync(draft, JSON.stringify([...this.#running.values()], null, 2), { mode: 0o600 });
    renameSync(draft, this.#file);
  }
}

/**
 * Stops the processes that a group of an earlier run left behind. Does nothing if there are none.
 * @param {string} file where that group recorded its pids
 * @returns {Promise<string[]>} the names of the processes that were stopped
 */
export async function stopLeftovers(file) {
  const left = readRecord(file).filter((one) => isSameProcess(one.pid, one.start));
  await Promise.all(left.map(stopOne));
  rmSync(file, { force: true });
  return left.map((one) => one.name);
}

/** @param {RecordedProcess} one */
async function stopOne({ pid, start, stopSignal }) {
  signal(pid, stopSignal);
  const deadline = Date.now() + LEFTOVER_GRACE_MS;
  while (isSameProcess(pid, start)) {
    if (Date.now() > deadline) signal(pid, 'SIGKILL');
    await delay(100);
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    // The process ended between the check and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * @param {string} file
 * @returns {RecordedProcess[]}
 */
function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // No record, or one that a full disk truncated: no process is known.
    return [];
  }
}
