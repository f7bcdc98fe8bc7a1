// Virtual environments of programs that are written in Python: pinned packages in `.kith/python`.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stateFolder } from '../paths.mjs';
import { runCommand } from '../prepare/command.mjs';
import { releaseLock, takeLock } from '../servers/lock.mjs';
import { UserFacingError } from '../user-facing-error.mjs';

const OLDEST_MINOR = 11;
const HOW_TO_INSTALL = 'Install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python).';

/**
 * @typedef {object} PythonPrograms
 * @property {string} requirements the file with the pinned packages
 * @property {string} what they are, as the beginning of a sentence
 */

/** @type {Map<string, Promise<string>>} */
const environments = new Map();

/**
 * The folder with python and the programs of some packages. Creates the environment on first use.
 * @param {PythonPrograms} programs
 * @returns {Promise<string>}
 * @throws {UserFacingError} when no suitable Python is installed
 */
export function pythonPrograms(programs) {
  const known = environments.get(programs.requirements);
  if (known) return known;
  const made = prepare(programs).catch((error) => {
    environments.delete(programs.requirements);
    throw error;
  });
  environments.set(programs.requirements, made);
  return made;
}

/** Runs a module with fsync disabled, which makes the servers of tests twice as fast. */
const RUN_WITHOUT_FSYNC =
  'import os, runpy, sys; os.fsync = lambda _: None; runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)';

/**
 * The arguments with which Python runs a module as a program.
 * @param {string} name
 * @param {boolean} durable whether written data must survive a crash of the machine
 */
export function runModule(name, durable) {
  return durable ? ['-m', name] : ['-c', RUN_WITHOUT_FSYNC, name];
}

/** @param {PythonPrograms} programs */
async function prepare({ requirements, what }) {
  const version = await pythonVersion(what);
  const pins = await readFile(requirements, 'utf8');
  const name = createHash('sha256').update(`${version}\n${pins}`).digest('hex').slice(0, 16);
  const folder = path.join(stateFolder, 'python', name);
  const done = path.join(folder, 'installed');
  if (!existsSync(done)) {
    await mkdir(path.dirname(folder), { recursive: true });
    await locked(`${folder}.lock`, async () => {
      if (!existsSync(done)) await install({ requirements, what }, folder, done);
    });
  }
  return path.join(folder, 'bin');
}

/** @param {string} what */
async function pythonVersion(what) {
  const script = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';
  const output = await runCommand('python3', ['-c', script]).catch(() => undefined);
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(output?.tail ?? '') ?? [];
  if (output === undefined || output.code !== 0) {
    throw new UserFacingError(
      `${what} needs Python 3.${OLDEST_MINOR} or later, but python3 was not found. ${HOW_TO_INSTALL}`,
    );
  }
  if (Number(major) !== 3 || Number(minor) < OLDEST_MINOR) {
    throw new UserFacingError(
      `${what} needs Python 3.${OLDEST_MINOR} or later, but python3 is ${output.tail}. ${HOW_TO_INSTALL}`,
    );
  }
  return output.tail;
}

/**
 * @param {PythonPrograms} programs
 * @param {string} folder
 * @param {string} done the file that marks a complete installation
 */
async function install({ requirements, what }, folder, done) {
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder], `Python could not create a virtual environment. ${HOW_TO_INSTALL}`);
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-compile',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
    requirements,
  ];
  await run(
    path.join(folder, 'bin', 'python'),
    pip,
    `${what} could not be installed with pip. Check that PyPI can be reached.`,
  );
  await writeFile(done, '');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} failure the message when it fails
 */
async function run(command, args, failure) {
  const { code, tail } = await runCommand(command, args);
  if (code !== 0) throw new UserFacingError(`${failure}\n${tail}`);
}

/**
 * Runs `work` under a lock between processes: several test workers may need the environment at once.
 * @param {string} file
 * @param {() => Promise<void>} work
 */
async function locked(file, work) {
  while (takeLock(file) !== process.pid) await delay(200);
  try {
    await work();
  } finally {
    releaseLock(file);
  }
}
