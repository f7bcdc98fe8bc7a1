// Pids are reused: only a pid together with the start time identifies a process.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The start time of a process, in a form that is equal only for the same process of the same boot.
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process runs (one that ended but was not yet reaped counts as ended)
 */
export function startOf(pid) {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
}

/**
 * @param {number} pid
 * @param {string} start as `startOf` gave it
 */
export function isSameProcess(pid, start) {
  return startOf(pid) === start;
}

/** @param {number} pid */
function startFromProc(pid) {
  try {
    // The command name is in parentheses and may contain spaces; state and start time follow it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return fields[0] === 'Z' ? undefined : `${bootId}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function startFromPs(pid) {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } });
    return started.toString().trim() || undefined;
  } catch {
    return undefined;
  }
}
