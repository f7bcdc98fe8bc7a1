import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { describeExit } from './managed-process.mjs';

const TAIL_BYTES = 16 * 1024;

/**
 * Describes why a process ended unexpectedly, and what to do.
 * @param {import('./managed-process.mjs').ManagedProcess} ended
 * @param {string} when for example "while it started"
 */
export function describeUnexpectedExit(ended, when) {
  const reason = reasonOfExit(ended, when);
  return isDiskFull(ended) ? `${reason} Free some space and start again.` : `${reason} See its log: ${ended.logFile}`;
}

/**
 * Why a process ended, as one sentence.
 * @param {import('./managed-process.mjs').ManagedProcess} ended
 * @param {string} when for example "while it started"
 */
export function reasonOfExit(ended, when) {
  const how = ended.exit ? ` (${describeExit(ended.exit)})` : '';
  return `${ended.name} stopped ${when}${how}${isDiskFull(ended) ? ' because the disk is full' : ''}.`;
}

/** @param {import('./managed-process.mjs').ManagedProcess} ended */
function isDiskFull(ended) {
  return /No space left on device|ENOSPC/.test(tailOf(ended.logFile));
}

/**
 * The last complete line of a log that starts with a text.
 * @param {string} logFile
 * @param {string} start
 */
export function lastLineStartingWith(logFile, start) {
  return tailOf(logFile)
    .split('\n')
    .findLast((line) => line.startsWith(start));
}

/**
 * The last line of a log.
 * @param {string} logFile
 */
export function lastLine(logFile) {
  return tailOf(logFile).trimEnd().split('\n').at(-1);
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
