// Postgres refuses to run as root. If root starts Kith (a container, a small server), Postgres runs as `nobody`.

import { chownSync, readFileSync } from 'node:fs';

const NOBODY = 65534;
const CAP_DAC_READ_SEARCH = 2n;

/**
 * The command that runs a Postgres program as a user that Postgres accepts.
 * @param {string} program
 * @param {string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function asPostgresUser(program, args) {
  if (!isRoot()) return { command: program, args };
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  return { command: 'setpriv', args: [...user, ...searchCapability(), program, ...args] };
}

/**
 * Changes the owner of a new data folder to the user that Postgres runs as.
 * @param {string} folder
 */
export function giveToPostgresUser(folder) {
  if (isRoot()) chownSync(folder, NOBODY, NOBODY);
}

function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * `nobody` cannot enter folders that only root may enter (`.kith`, a clone in /root). It gets the capability to read and
 * search them, or, if a container withholds that one, to override file modes; all others are dropped. `no_setuid_fixup`
 * makes access(2), with which Postgres looks for its own program, respect the capability.
 */
function searchCapability() {
  const name = hasCapability(CAP_DAC_READ_SEARCH) ? 'dac_read_search' : 'dac_override';
  const sets = ['inh-caps', 'ambient-caps', 'bounding-set'].map((set) => `--${set}=-all,+${name}`);
  return [...sets, '--securebits=+no_setuid_fixup'];
}

/** @param {bigint} capability */
function hasCapability(capability) {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1];
  return ((BigInt(`0x${effective ?? '0'}`) >> capability) & 1n) === 1n;
}
