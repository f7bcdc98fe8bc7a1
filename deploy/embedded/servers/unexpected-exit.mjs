import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { describeExit } from './managed-process.mjs';

const TAIL_BYTES = 16 * 1024;

/**
 * Describes why a process ended unexpectedly, and what to do.
 * @param {import('./managed-process.mjs').ManagedProcess} ended
 * @param {string} when for example "while it started"
 */
export function describeUnexpectedExit(ended, when) {
  const how = ended.exit ? ` (${describeExit(ended.exit)})` : '';
  const what = `${ended.name} stopped ${when}${how}`;
  if (/No space left on device|ENOSPC/.test(tailOf(ended.logFile))) {
    return `${what} because the disk is full. Free some space and start again.`;
  }
  return `${what}. See its log: ${ended.logFile}`;
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
