import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isSameProcess, startOf } from './process-identity.mjs';

/**
 * Takes a lock that at most one running process holds. The lock of a killed process is replaced.
 * @param {string} file
 * @returns {number} the pid of the holder: this process if the lock was taken
 */
export function takeLock(file) {
  const draft = writeDraft(file);
  try {
    for (;;) {
      // A hard link appears with its content, so no process reads a partial lock.
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
 * Takes over the lock that the parent process took for this one.
 * @param {string} file
 */
export function inheritLock(file) {
  renameSync(writeDraft(file), file);
}

/**
 * Releases the lock if this process holds it.
 * @param {string} file
 */
export function releaseLock(file) {
  if (holderOf(file) === process.pid) rmSync(file);
}

/**
 * @param {string} file
 * @returns {number | undefined} the pid of the running process that holds it
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
