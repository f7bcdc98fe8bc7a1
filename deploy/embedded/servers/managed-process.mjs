import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const LARGEST_LOG_BYTES = 16 * 1024 * 1024;

/**
 * @typedef {object} LaunchOptions
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env the whole environment
 * @property {string} logFile stdout and stderr are appended to it
 * @property {NodeJS.Signals} stopSignal asks the program to shut down in order
 * @property {number} graceMs time between the stop signal and SIGKILL
 * @property {boolean} [channel] opens an IPC channel, so that the child gets 'disconnect' when this process ends
 *
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, error?: Error }} Exit
 */

/**
 * Starts a child process in its own session: Ctrl-C in the terminal reaches only this process, which stops its children in
 * order. Does not throw if the program cannot be started: `exited` then resolves with the error.
 * @param {LaunchOptions} options
 */
export function launch(options) {
  const { name, logFile, stopSignal } = options;
  rotateLargeLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: options.channel ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
  });
  closeSync(log);

  /** @type {Exit | undefined} */
  let exit;
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    /** @param {Exit} how */
    const end = (how) => {
      exit = how;
      resolve(how);
    };
    child.once('exit', (code, signal) => end({ code, signal }));
    child.once('error', (error) => end({ code: null, signal: null, error }));
  });

  return {
    name,
    logFile,
    /** undefined if it could not be started */
    pid: child.pid,
    exited,
    /** undefined while it runs */
    get exit() {
      return exit;
    },
    /** Sends SIGKILL and waits for the exit. */
    async kill() {
      if (!exit) child.kill('SIGKILL');
      await exited;
    },
    /** Sends the stop signal, and SIGKILL after the grace time. May be called twice. */
    async stop() {
      if (!exit) child.kill(stopSignal);
      const over = new AbortController();
      const grace = delay(options.graceMs, 'late', { signal: over.signal }).catch(() => 'in time');
      if ((await Promise.race([exited, grace])) === 'late') child.kill('SIGKILL');
      over.abort();
      await exited;
    },
  };
}

/** @typedef {ReturnType<typeof launch>} ManagedProcess */

/**
 * @param {Exit} exit
 * @returns {string} for example "exit code 1", "signal SIGKILL"
 */
export function describeExit(exit) {
  if (exit.error) return exit.error.message;
  return exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`;
}

/**
 * Keeps one previous log file, so that logs do not fill the disk.
 * @param {string} logFile
 */
function rotateLargeLog(logFile) {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
}
