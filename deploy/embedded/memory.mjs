// npm run memory: what the running demo takes of this machine's memory, process by process; with --own the owner's world. Linux
// only. The figures are PSS: memory that several processes share is divided among them, so the sum is what all of them take.

import { readdirSync, readFileSync } from 'node:fs';
import { holderOf } from './servers/lock.mjs';
import { runMain, UserFacingError } from './user-facing-error.mjs';
import { onlyWorldFrom } from './worlds.mjs';

const KB_PER_MB = 1024;

/** @typedef {{ pid: number, parent: number, what: string }} RunningProcess */

await runMain(async () => {
  const world = onlyWorldFrom(process.argv.slice(2));
  if (process.platform !== 'linux') throw new UserFacingError('Only Linux tells the memory that processes share.');
  const supervisor = holderOf(world.startLock);
  if (supervisor === undefined) throw new UserFacingError(`Kith does not run. Start it first: ${world.startedBy}`);
  const rows = treeOf(commandOf(supervisor, readProcesses())).map(({ pid, what }) => ({ what, kb: pssOf(pid) }));
  rows.sort((a, b) => b.kb - a.kb);
  for (const { what, kb } of rows) console.log(`${inMb(kb)}  ${what}`);
  console.log(`${inMb(rows.reduce((sum, { kb }) => sum + kb, 0))}  all ${rows.length} processes`);
  return 0;
});

/** @returns {RunningProcess[]} */
function readProcesses() {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
}

/**
 * @param {number} pid
 * @returns {RunningProcess[]} none when it has ended
 */
function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command name is in parentheses and may contain spaces; state and parent follow it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return [{ pid, parent, what: nameOf(args) }];
  } catch {
    return [];
  }
}

/** @param {string[]} args of a process, the program first */
function nameOf([program = 'unknown', ...args]) {
  const service = args.map((arg) => /\/apps\/([\w-]+)\/main\.js$/.exec(arg)?.[1]).find(Boolean);
  const script = args.find((arg) => /\.m?js$/.test(arg))?.replace(/^.*\/(?=[^/]+\/[^/]+$)/, '');
  return service ?? (args.includes('kafka.Kafka') ? 'Kafka' : (script ?? program.replace(/^.*\/(?=[^/ ]+( |$))/, '')));
}

/**
 * The command that the user started: the parents of the supervisor that are Kith's or npm's.
 * @param {number} supervisor
 * @param {RunningProcess[]} processes
 */
function commandOf(supervisor, processes) {
  let root = supervisor;
  for (;;) {
    const parent = processes.find(({ pid }) => pid === processes.find((one) => one.pid === root)?.parent);
    if (parent === undefined || !/start\.mjs$|^npm /.test(parent.what)) return { root, processes };
    root = parent.pid;
  }
}

/**
 * A process and all that it started, also through others.
 * @param {{ root: number, processes: RunningProcess[] }} tree
 * @returns {RunningProcess[]}
 */
function treeOf({ root, processes }) {
  const children = processes.filter(({ parent }) => parent === root);
  const itself = processes.filter(({ pid }) => pid === root);
  return [...itself, ...children.flatMap(({ pid }) => treeOf({ root: pid, processes }))];
}

/**
 * @param {number} pid
 * @returns {number} kB; 0 when it has just ended
 */
function pssOf(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** @param {number} kb */
function inMb(kb) {
  return `${(kb / KB_PER_MB).toFixed(1).padStart(8)} MB`;
}
