// Postgres refuses to run as root. Started by root (a container, a small server), it therefore runs as `nobody`.

import { chownSync, readFileSync } from 'node:fs';

const NOBODY = 65534;
const CAP_DAC_READ_SEARCH = 2n;

/**
 * The command that runs a Postgres program as a user it accepts.
 * @param {string} program
 * @param {string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function asPostgresUser(program, args) {
  if (!isRoot()) return { command: program, args };
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  return { command: 'setpriv', args: [...user, ...rightToPass(), program, ...args] };
}

/**
 * Gives a fresh data folder to the user that Postgres runs as.
 * @param {string} folder
 */
export function giveToPostgresUser(folder) {
  if (isRoot()) chownSync(folder, NOBODY, NOBODY);
}

function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * `nobody` has no way into folders that only root may enter (`.kith`, a clone in /root), so it gets the right to pass: to
 * read and search, or, where a container withholds that one, to override file modes. Nothing else is left to it.
 * `no_setuid_fixup` makes access(2) heed that right, with which Postgres looks for its own program.
 */
function rightToPass() {
  const name = holds(CAP_DAC_READ_SEARCH) ? 'dac_read_search' : 'dac_override';
  const sets = ['inh-caps', 'ambient-caps', 'bounding-set'].map((set) => `--${set}=-all,+${name}`);
  return [...sets, '--securebits=+no_setuid_fixup'];
}

/** @param {bigint} capability */
function holds(capability) {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1];
  return ((BigInt(`0x${effective ?? '0'}`) >> capability) & 1n) === 1n;
}
