import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinnedNode, projectRoot } from '../paths.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { runCommand } from './command.mjs';

const SOURCES = ['apps', 'libs', 'test'];
const SETTINGS = ['.swcrc', 'nest-cli.json', 'package-lock.json', 'tsconfig.json'];
const stamp = path.join(projectRoot, 'dist', '.built-from');

/** Whether `dist` was built from the current sources. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOfSources();
}

/** @throws {UserFacingError} with the compiler's last lines when it fails */
export async function build() {
  const state = stateOfSources();
  const nest = path.join(projectRoot, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const { code, tail } = await runCommand(pinnedNode, [nest, 'build']);
  if (code !== 0) throw new UserFacingError(`The build failed. Compiler output:\n${tail}`);
  writeFileSync(stamp, state);
}

/** Changes whenever a file is added, removed or written. */
function stateOfSources() {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...SOURCES.flatMap(filesUnder)]) {
    const { mtimeMs, size } = statSync(path.join(projectRoot, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

/** @param {string} folder */
function filesUnder(folder) {
  const entries = readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' });
  return entries.map((entry) => path.join(folder, entry)).sort();
}
