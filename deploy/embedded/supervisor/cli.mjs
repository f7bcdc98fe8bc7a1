import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { nodeFlags, pinnedNode, projectRoot } from '../paths.mjs';
import { UserFacingError } from '../user-facing-error.mjs';

/**
 * Runs a `kith` command to its end.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its output
 * @throws {UserFacingError} with the last line of its stderr when it fails
 */
export async function runCli(args, env) {
  const cli = path.join(projectRoot, 'dist', 'apps', 'cli', 'main.js');
  try {
    const { stdout } = await promisify(execFile)(pinnedNode, [...nodeFlags, cli, ...args], { env });
    return stdout.trim();
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
    throw new UserFacingError(`kith ${args[0]} failed: ${reason || String(error)}`, { cause: error });
  }
}
