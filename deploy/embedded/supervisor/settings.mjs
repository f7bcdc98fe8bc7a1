import path from 'node:path';
import { memoryEnvironment, stateFolder } from '../paths.mjs';
import { choosePorts, isPortFree } from '../servers/ports.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { vaultKey } from './secrets.mjs';
import { serviceNames } from './services.mjs';

const DEFAULT_API_PORT = 8881;

/**
 * The ports of this run. The port of the API is fixed; the others are chosen, and kept as long as they are free.
 * @throws {UserFacingError} when the API's port is taken
 */
export async function choosePortsOfRun() {
  const api = Number(process.env.KITH_API_PORT || DEFAULT_API_PORT);
  if (!Number.isInteger(api) || api < 1 || api > 65_535) {
    throw new UserFacingError('KITH_API_PORT must be a port, a whole number from 1 to 65535.');
  }
  if (!(await isPortFree(api))) {
    throw new UserFacingError(
      `Another program uses port ${api}, which the API needs. Stop that program, or choose another port: ` +
        'KITH_API_PORT=8882 npm start',
    );
  }
  const names = /** @type {const} */ (['kafka', 'controller', 'postgres', 'sandboxGoogle', ...serviceNames]);
  return { api, ...(await choosePorts(names, path.join(stateFolder, 'ports.json'))) };
}

/** @typedef {Awaited<ReturnType<typeof choosePortsOfRun>>} Ports */

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

/**
 * The environment of every process: the user's settings, and the addresses of this run.
 * @param {Ports} ports
 * @param {import('./open-servers.mjs').OpenServers} servers
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(ports, servers) {
  const urls = urlsOfRun(ports);
  return {
    ...process.env,
    ...memoryEnvironment,
    KITH_KAFKA_BROKERS: servers.kafkaBrokers,
    KITH_DATABASE_URL: servers.databaseUrl,
    KITH_VAULT_KEY: vaultKey(),
    KITH_API_PORT: String(ports.api),
    KITH_SANDBOX_PORT: String(ports.sandboxGoogle),
    KITH_GOOGLE_API_ROOT: urls.googleApiRoot,
    KITH_GOOGLE_OAUTH_ROOT: urls.googleOAuthRoot,
    KITH_GOOGLE_AUTH_URL: `${urls.googleOAuthRoot}auth`,
    KITH_OAUTH_REDIRECT_URI: `${urls.api}/oauth/google/callback`,
  };
}
