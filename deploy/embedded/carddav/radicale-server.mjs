import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runModule } from '../python/programs.mjs';
import { waitUntilReady } from '../servers/readiness.mjs';
import { carddavPrograms } from './python.mjs';

const READY_WITHIN_MS = 30_000;

/**
 * @typedef {object} RadicaleOptions
 * @property {string} folder configuration and data
 * @property {number} port on loopback
 * @property {Readonly<Record<string, string>>} users name to password
 * @property {boolean} durable whether its data must survive a crash of the machine
 * @property {string} logFile
 * @property {import('../servers/process-group.mjs').ProcessGroup} group
 */

/**
 * Starts a Radicale server with the given users.
 * @param {RadicaleOptions} options
 * @returns its root URL and its process
 */
export async function startRadicale({ folder, port, users, durable, logFile, group }) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const passwords = path.join(folder, 'users');
  const config = path.join(folder, 'config');
  const lines = Object.entries(users).map(([name, password]) => `${name}:${password}\n`);
  await writeFile(passwords, lines.join(''), { mode: 0o600 });
  await writeFile(config, configuration(folder, port, passwords), { mode: 0o600 });
  const server = group.launch({
    name: 'radicale',
    command: path.join(await carddavPrograms(), 'python'),
    args: [...runModule('radicale', durable), '--config', config],
    cwd: folder,
    env: process.env,
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  });
  const url = `http://127.0.0.1:${port}/`;
  await waitUntilReady(server, async () => (await fetch(url, { method: 'OPTIONS' })).status > 0, READY_WITHIN_MS);
  return { url, process: server };
}

/**
 * @param {string} folder
 * @param {number} port
 * @param {string} passwords
 */
function configuration(folder, port, passwords) {
  return `[server]
hosts = 127.0.0.1:${port}
max_connections = 32
max_content_length = 100000000
[auth]
type = htpasswd
htpasswd_filename = ${passwords}
htpasswd_encryption = plain
htpasswd_cache = True
delay = 0
[storage]
filesystem_folder = ${path.join(folder, 'collections')}
[web]
type = none
[logging]
level = warning
`;
}
