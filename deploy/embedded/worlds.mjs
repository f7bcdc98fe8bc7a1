// The two worlds of a clone: the demo, with the sandbox in place of Google, and the owner's own. Each has its own servers, ports,
// keys and data, so both may run at once. They share the program and what was downloaded.

import path from 'node:path';
import { stateFolder } from './paths.mjs';
import { UserFacingError } from './user-facing-error.mjs';

/** The argument of a command that selects the owner's world. */
const OWN = '--own';

/** @typedef {ReturnType<typeof worldIn>} World */

export const demo = worldIn({
  name: /** @type {const} */ ('demo'),
  title: 'the demo',
  about: 'made-up contacts; a sandbox stands in for Google',
  folder: stateFolder,
  apiPort: 8881,
  startedBy: 'npm start',
});

export const own = worldIn({
  name: /** @type {const} */ ('own'),
  title: 'your own world',
  about: 'your own accounts; no sandbox',
  folder: path.join(stateFolder, 'own'),
  apiPort: 8882,
  startedBy: 'npm run own',
});

/**
 * The world that the arguments of a command select, and the arguments that are left.
 * @param {readonly string[]} args `--own`, if given, comes first
 */
export function worldFrom(args) {
  const isOwn = args[0] === OWN;
  return { world: isOwn ? own : demo, rest: args.slice(isOwn ? 1 : 0) };
}

/**
 * The world of a command that takes no other arguments. npm takes `npm start --own`, without `--`, as a setting of its own.
 * @param {readonly string[]} args
 * @throws {UserFacingError} when there are others
 */
export function onlyWorldFrom(args) {
  const isOwn = process.env.npm_config_own === 'true' && args[0] !== OWN;
  const { world, rest } = worldFrom(isOwn ? [OWN, ...args] : args);
  if (rest.length > 0)
    throw new UserFacingError(`The only argument is ${OWN}, for your own world; not ${rest.join(' ')}.`);
  return world;
}

/**
 * @template {'demo' | 'own'} Name
 * @param {{ name: Name, title: string, about: string, folder: string, apiPort: number, startedBy: string }} world
 */
function worldIn({ name, title, about, folder, apiPort, startedBy }) {
  return {
    name,
    title,
    about,
    /** Its data, keys and logs. */
    folder,
    /** The default port of its API. */
    apiPort,
    startedBy,
    /** The arguments with which another command works on this world. */
    args: name === 'own' ? [OWN] : [],
    logs: path.join(folder, 'logs'),
    /** URLs and keys of the running world for other programs. Mode 0600; exists only while it runs. */
    runFile: path.join(folder, 'run.json'),
    /** The lock of the one supervisor that may run it. */
    startLock: path.join(folder, 'start.lock'),
    /** The pids of the two process groups of the running world. */
    serversRecord: path.join(folder, 'servers.pids.json'),
    servicesRecord: path.join(folder, 'services.pids.json'),
  };
}
