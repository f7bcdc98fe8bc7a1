import path from 'node:path';
import { memoryEnvironment } from '../paths.mjs';
import { choosePorts, isPortFree } from '../servers/ports.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { allServiceNames } from './services.mjs';

const LARGEST_PORT = 65_535;

/**
 * The ports of this run. Those of the API and, if KITH_SANDBOX_PORT is set, of the sandbox are fixed; the others are chosen, and
 * kept as long as they are free.
 * @param {import('../worlds.mjs').World} world
 * @throws {UserFacingError} when a fixed port is taken
 */
export async function choosePortsOfRun(world) {
  const api = (await fixedPort('KITH_API_PORT', 'the API', world)) ?? (await defaultApiPort(world));
  const names = /** @type {const} */ (['kafka', 'controller', 'postgres', 'sandboxGoogle', ...allServiceNames]);
  const chosen = await choosePorts(names, path.join(world.folder, 'ports.json'));
  const sandboxGoogle = world.name === 'demo' ? await fixedPort('KITH_SANDBOX_PORT', 'the sandbox', world) : undefined;
  return { ...chosen, api, sandboxGoogle: sandboxGoogle ?? chosen.sandboxGoogle };
}

/** @typedef {Awaited<ReturnType<typeof choosePortsOfRun>>} Ports */

/** @param {import('../worlds.mjs').World} world */
async function defaultApiPort({ apiPort, startedBy }) {
  await requireFree(apiPort, 'the API', `KITH_API_PORT=${apiPort + 2} ${startedBy}`);
  return apiPort;
}

/**
 * @param {'KITH_API_PORT' | 'KITH_SANDBOX_PORT'} variable
 * @param {string} user who needs it
 * @param {import('../worlds.mjs').World} world
 * @returns {Promise<number | undefined>} undefined when the variable is not set
 */
async function fixedPort(variable, user, { startedBy }) {
  const text = process.env[variable];
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > LARGEST_PORT) {
    throw new UserFacingError(`${variable} must be a port, a whole number from 1 to ${LARGEST_PORT}.`);
  }
  await requireFree(port, user, `${variable}=${port === LARGEST_PORT ? port - 1 : port + 1} ${startedBy}`);
  return port;
}

/**
 * @param {number} port
 * @param {string} user who needs it
 * @param {string} otherwise a command that uses another port
 */
async function requireFree(port, user, otherwise) {
  if (await isPortFree(port)) return;
  throw new UserFacingError(
    `Another program uses port ${port}, which ${user} needs. Stop that program, or choose another port: ${otherwise}`,
  );
}

/** @param {Ports} ports */
export function urlsOfRun(ports) {
  const sandbox = `http://127.0.0.1:${ports.sandboxGoogle}`;
  return {
    api: `http://127.0.0.1:${ports.api}/api/v2`,
    sandboxAdmin: `${sandbox}/admin`,
    googleApiRoot: `${sandbox}/google/`,
    googleOAuthRoot: `${sandbox}/oauth/`,
  };
}

/** What a user may have set for Kith as a whole, and not every process needs. */
const SECRETS = [
  'KITH_VAULT_KEY',
  'KITH_VAULT_OLD_KEY',
  'KITH_DATABASE_URL',
  'KITH_KAFKA_USERNAME',
  'KITH_KAFKA_PASSWORD',
];

/**
 * The environment that all processes of a world share: the user's settings without secrets, and the addresses of this run.
 * @param {import('../worlds.mjs').World} world
 * @param {Ports} ports
 * @returns {NodeJS.ProcessEnv}
 */
export function sharedEnvironment(world, ports) {
  const urls = urlsOfRun(ports);
  const users = Object.entries(process.env).filter(([name]) => !SECRETS.includes(name));
  return {
    ...Object.fromEntries(users),
    ...memoryEnvironment,
    KITH_WORLD: world.name,
    KITH_API_PORT: String(ports.api),
    KITH_OAUTH_REDIRECT_URI: `${urls.api}/oauth/google/callback`,
    ...(world.name === 'demo' && {
      KITH_SANDBOX_PORT: String(ports.sandboxGoogle),
      KITH_GOOGLE_API_ROOT: urls.googleApiRoot,
      KITH_GOOGLE_OAUTH_ROOT: urls.googleOAuthRoot,
      KITH_GOOGLE_AUTH_URL: `${urls.googleOAuthRoot}auth`,
    }),
  };
}

/**
 * The environment of a service: the shared one, and the secrets that it needs.
 * @param {{ name: string, vault: boolean }} service
 * @param {{ shared: NodeJS.ProcessEnv, opsPort: number, vaultKey: string }} run
 * @param {import('./open-servers.mjs').OpenServers} servers
 * @returns {NodeJS.ProcessEnv}
 */
export function serviceEnvironment({ name, vault }, { shared, opsPort, vaultKey }, servers) {
  const { KITH_VAULT_OLD_KEY } = process.env;
  return {
    ...shared,
    KITH_OPS_PORT: String(opsPort),
    ...(name !== 'sandbox' && serverEnvironment(servers, servers.database.urlOf(name))),
    ...(vault && { KITH_VAULT_KEY: vaultKey, ...(KITH_VAULT_OLD_KEY && { KITH_VAULT_OLD_KEY }) }),
  };
}

/**
 * How a program reaches Kafka and Postgres.
 * @param {import('./open-servers.mjs').OpenServers} servers
 * @param {string} databaseUrl of the role that the program has
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment({ kafkaBrokers, kafkaLogin }, databaseUrl) {
  return {
    KITH_KAFKA_BROKERS: kafkaBrokers,
    ...(kafkaLogin && { KITH_KAFKA_USERNAME: kafkaLogin.username, KITH_KAFKA_PASSWORD: kafkaLogin.password }),
    KITH_DATABASE_URL: databaseUrl,
  };
}

/**
 * What `kith setup` needs: it creates the roles of the services and migrates the database.
 * @param {import('./open-servers.mjs').OpenServers} servers
 * @returns {NodeJS.ProcessEnv}
 */
export function setupEnvironment(servers) {
  const { setupUrl, rolePasswords } = servers.database;
  const pairs = Object.entries(rolePasswords ?? {}).map(([name, password]) => `${name}=${password}`);
  return { ...serverEnvironment(servers, setupUrl), ...(rolePasswords && { KITH_ROLE_PASSWORDS: pairs.join(',') }) };
}
