// CardDAV servers are Python programs: they get an environment of their own, of pinned packages, below `.kith/python`.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stateFolder } from '../paths.mjs';
import { runCommand } from '../prepare/command.mjs';
import { releaseLock, takeLock } from '../servers/lock.mjs';
import { Trouble } from '../trouble.mjs';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const OLDEST_MINOR = 11;
const HOW = 'Install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python).';

/** @type {Promise<string> | undefined} */
let environment;

/**
 * The folder with the programs of the environment, which is made when it is first needed: python, radicale, xandikos.
 * @returns {Promise<string>}
 * @throws {Trouble} when there is no Python that can make it
 */
export function pythonPrograms() {
  environment ??= prepare().catch((error) => {
    environment = undefined;
    throw error;
  });
  return environment;
}

/** Data that nobody will miss need not reach the disk: the servers of tests are twice as fast so. */
const FORGETFUL =
  'import os, runpy, sys; os.fsync = lambda _: None; runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)';

/**
 * The arguments to Python that run a module as a program.
 * @param {string} name
 * @param {boolean} durable whether what it writes must outlast a crash of the machine
 */
export function runModule(name, durable) {
  return durable ? ['-m', name] : ['-c', FORGETFUL, name];
}

async function prepare() {
  const version = await pythonVersion();
  const pins = await readFile(requirements, 'utf8');
  const name = createHash('sha256').update(`${version}\n${pins}`).digest('hex').slice(0, 16);
  const folder = path.join(stateFolder, 'python', name);
  const done = path.join(folder, 'installed');
  if (!existsSync(done)) {
    await mkdir(path.dirname(folder), { recursive: true });
    await locked(`${folder}.lock`, async () => {
      if (!existsSync(done)) await install(folder, done);
    });
  }
  return path.join(folder, 'bin');
}

async function pythonVersion() {
  const script = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';
  const said = await runCommand('python3', ['-c', script]).catch(() => undefined);
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(said?.tail ?? '') ?? [];
  if (said === undefined || said.code !== 0) {
    throw new Trouble(`A CardDAV server needs Python 3.${OLDEST_MINOR} or later, and there is none here. ${HOW}`);
  }
  if (Number(major) !== 3 || Number(minor) < OLDEST_MINOR) {
    throw new Trouble(`A CardDAV server needs Python 3.${OLDEST_MINOR} or later, and this is ${said.tail}. ${HOW}`);
  }
  return said.tail;
}

/**
 * @param {string} folder
 * @param {string} done the file that says that everything is there
 */
async function install(folder, done) {
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder], `Python could not make an environment. ${HOW}`);
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
    'pip could not install the CardDAV servers. Is PyPI within reach?',
  );
  await writeFile(done, '');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} sentence what to say when it fails
 */
async function run(command, args, sentence) {
  const { code, tail } = await runCommand(command, args);
  if (code !== 0) throw new Trouble(`${sentence}\n${tail}`);
}

/**
 * Does `work` while no other process does: several test workers may want the environment at once.
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
