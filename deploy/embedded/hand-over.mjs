import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program on our terminal and forwards our signals to it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, channel?: boolean }} [options] `channel`: the program gets 'disconnect' when this process ends
 * @returns {Promise<number>} the exit code, as a shell would give it
 */
export async function handOver(command, args, { env = process.env, channel = false } = {}) {
  const terminal = /** @type {const} */ (['inherit', 'inherit', 'inherit']);
  const child = spawn(command, args, { env, stdio: channel ? [...terminal, 'ipc'] : [...terminal] });
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => child.kill(signal);
  for (const signal of STOP_SIGNALS) process.on(signal, forward);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
    });
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, forward);
  }
}
