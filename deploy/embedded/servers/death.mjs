import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { describeExit } from './managed-process.mjs';

const TAIL_BYTES = 16 * 1024;

/**
 * One sentence on a process that ended when it should not have, and what to do.
 * @param {import('./managed-process.mjs').ManagedProcess} dead
 * @param {string} when for example "while it started"
 */
export function sentenceOnDeath(dead, when) {
  const how = dead.exit ? ` (${describeExit(dead.exit)})` : '';
  const what = `${dead.name} stopped ${when}${how}`;
  if (/No space left on device|ENOSPC/.test(tailOf(dead.logFile))) {
    return `${what} because the disk is full. Free some space and start again.`;
  }
  return `${what}. Its log says why: ${dead.logFile}`;
}

/** @param {string} file */
function tailOf(file) {
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(log, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8');
  } finally {
    closeSync(log);
  }
}
