import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isSameProcess, startOf } from './process-identity.mjs';

/**
 * Takes a lock that at most one living process holds. The lock of a process that was killed does not count.
 * @param {string} file
 * @returns {number} the pid of its holder: ours when it was taken
 */
export function takeLock(file) {
  const draft = writeDraft(file);
  try {
    for (;;) {
      // A link appears with its content, so nobody ever reads half a lock.
      if (linked(draft, file)) return process.pid;
      const holder = holderOf(file);
      if (holder !== undefined) return holder;
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft);
  }
}

/**
 * Takes over a lock that the process which started us holds for us.
 * @param {string} file
 */
export function inheritLock(file) {
  renameSync(writeDraft(file), file);
}

/**
 * Gives the lock back, if we hold it.
 * @param {string} file
 */
export function releaseLock(file) {
  if (holderOf(file) === process.pid) rmSync(file);
}

/**
 * @param {string} file
 * @returns {number | undefined} the pid of the living process that holds it
 */
export function holderOf(file) {
  try {
    const { pid, start } = JSON.parse(readFileSync(file, 'utf8'));
    return isSameProcess(pid, start) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function writeDraft(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }), { mode: 0o600 });
  return draft;
}

/**
 * @param {string} draft
 * @param {string} file
 */
function linked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
