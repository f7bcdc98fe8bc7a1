import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { projectRoot } from '../paths.mjs';
import { utf8Environment } from '../servers/utf8-environment.mjs';
import { UserFacingError } from '../user-facing-error.mjs';

const TAIL_LINES = 30;
const GRACE_MS = 2_000;

/** @type {NodeJS.Signals[]} */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end in the folder of the clone. A stop signal to this process stops the program too.
 * @param {string} command
 * @param {string[]} args
 * @param {{ onLine?: (line: string) => void, stop?: AbortSignal }} [options] `onLine`: called with every line of stdout and stderr;
 *   `stop`: stops the program
 * @returns {Promise<{ code: number | null, tail: string }>} `tail`: the last lines; code null: ended by a signal
 * @throws the spawn error when the program does not exist (code ENOENT)
 */
export async function runCommand(command, args, { onLine, stop } = {}) {
  const child = spawn(command, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], env: utf8Environment() });
  /** @type {string[]} */
  const tail = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      onLine?.(line);
    });
  }
  let interrupted = false;
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  const end = () => {
    child.kill('SIGTERM');
    // npm does not react while it waits to try again.
    patience ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  };
  const interrupt = () => {
    interrupted = true;
    end();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, interrupt);
  stop?.addEventListener('abort', end, { once: true });
  try {
    const [code] = await once(child, 'close');
    if (interrupted) throw new UserFacingError('Interrupted.');
    return { code, tail: tail.join('\n') };
  } finally {
    clearTimeout(patience);
    for (const signal of STOP_SIGNALS) process.off(signal, interrupt);
  }
}
