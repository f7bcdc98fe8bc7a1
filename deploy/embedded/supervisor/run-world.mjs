import { rmSync, writeFileSync } from 'node:fs';
import { stopLeftovers } from '../servers/process-group.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { Api, isKeyValid } from './api.mjs';
import { runCli } from './cli.mjs';
import { showPersons } from './demo.mjs';
import { keepRunning } from './keep-running.mjs';
import { openServers } from './open-servers.mjs';
import { apiKey, vaultKey } from './secrets.mjs';
import { API_SERVICE, servicePart, servicesOf } from './services.mjs';
import {
  choosePortsOfRun,
  serverEnvironment,
  serviceEnvironment,
  setupEnvironment,
  sharedEnvironment,
  urlsOfRun,
} from './settings.mjs';
import { watchHealth } from './watch-health.mjs';

const SCOPES = 'read,sync,edit,admin';

/**
 * @typedef {object} Run
 * @property {import('../worlds.mjs').World} world
 * @property {import('../progress.mjs').Progress} progress
 * @property {import('../servers/process-group.mjs').ProcessGroup} servers
 * @property {import('../servers/process-group.mjs').ProcessGroup} services
 */

/**
 * Starts everything and keeps it running. Resolves only while it is being stopped.
 * @param {Run} run
 * @throws {UserFacingError} when it cannot start, or a server is given up
 */
export async function runWorld(run) {
  const { world, progress, servers, services } = run;
  console.log(`This is ${world.title}: ${world.about}.`);
  const left = [...(await stopLeftovers(world.servicesRecord)), ...(await stopLeftovers(world.serversRecord))];
  if (left.length > 0) console.log(`Stopped the processes of a killed run: ${left.join(', ')}.`);
  const ports = await choosePortsOfRun(world);
  const urls = urlsOfRun(ports);
  const shared = sharedEnvironment(world, ports);

  const open = await progress.step('Starting Kafka and Postgres', () => openServers({ group: servers, world }, ports));
  const serverGivenUp = Promise.race(open.parts.map((part) => keepServerRunning(run, part)));
  const administration = { ...shared, ...serverEnvironment(open, open.database.ownerUrl) };
  const start = async () => {
    await progress.step('Preparing the database and the topics', () =>
      runCli(['setup'], { ...shared, ...setupEnvironment(open) }),
    );
    await progress.step('Starting the services', () => startServices(run, { ports, shared, open }));
    const key = await apiKey(
      world.folder,
      (kept) => isKeyValid(urls.api, kept),
      () => runCli(['api-key', 'create', '--name', 'owner', '--scopes', SCOPES], administration),
    );
    announce(world, urls, key, open);
    if (world.name === 'demo') await tryDemo(new Api(urls.api, key), urls.sandboxAdmin, run);
    else console.log('Connect your accounts: docs/connect.md');
    if (services.stopping) return;
    console.log('\nKith is running. Ctrl-C stops it.');
    const say = (/** @type {string} */ sentence) => progress.note(sentence);
    void watchHealth({ origin: new URL(urls.api).origin, key }, { say, services });
  };
  await Promise.race([start(), serverGivenUp]);
  await serverGivenUp;
}

/**
 * Nothing works without a server: Kith ends when it is given up.
 * @param {Run} run
 * @param {import('./keep-running.mjs').Part} part
 */
async function keepServerRunning({ servers, progress }, part) {
  const reason = await keepRunning(part, servers, { say: (sentence) => progress.note(sentence) });
  if (reason !== undefined) throw new UserFacingError(reason);
}

/**
 * Resolves when every service serves or is given up. Those that are given up are reported, and the others go on.
 * @param {Run} run
 * @param {{ ports: import('./settings.mjs').Ports, shared: NodeJS.ProcessEnv, open: import('./open-servers.mjs').OpenServers }} options
 * @throws {UserFacingError} when the API is given up: then nobody can use Kith
 */
async function startServices({ world, services, progress }, { ports, shared, open }) {
  const key = vaultKey(world.folder);
  /** @param {string} sentence */
  const say = (sentence) => progress.note(sentence);
  let isStarted = false;
  const starts = servicesOf(world).map(async (service) => {
    const env = serviceEnvironment(service, { shared, opsPort: ports[service.name], vaultKey: key }, open);
    const part = servicePart({ service, env, opsPort: ports[service.name], logs: world.logs }, services);
    /** @type {PromiseWithResolvers<void>} */
    const started = Promise.withResolvers();
    const ended = keepRunning(part, services, { say, started: started.resolve }).then((reason) => {
      if (reason === undefined) return;
      if (service.name === API_SERVICE && !isStarted) started.reject(new UserFacingError(reason));
      else say(`${reason} The other services go on.`);
    });
    await Promise.race([started.promise, ended]);
  });
  await Promise.all(starts);
  isStarted = true;
}

/**
 * A failed demo does not stop Kith. It also fails when Kith is being stopped, which is not reported.
 * @param {Api} api
 * @param {string} sandboxAdminUrl
 * @param {Run} run
 */
async function tryDemo(api, sandboxAdminUrl, { progress, services }) {
  try {
    await showPersons(api, sandboxAdminUrl, progress);
  } catch (error) {
    if (services.stopping) return;
    console.error(`\nThe demo failed: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * @param {import('../worlds.mjs').World} world
 * @param {ReturnType<typeof urlsOfRun>} urls
 * @param {string} key
 * @param {import('./open-servers.mjs').OpenServers} open
 */
function announce(world, urls, key, { kafkaBrokers, kafkaLogin, database }) {
  const isDemo = world.name === 'demo';
  const facts = {
    world: world.name,
    apiUrl: urls.api,
    apiKey: key,
    kafkaBrokers,
    ...(kafkaLogin && { kafkaUsername: kafkaLogin.username, kafkaPassword: kafkaLogin.password }),
    postgresUrl: database.ownerUrl,
    ...(isDemo && { sandbox: { adminUrl: urls.sandboxAdmin } }),
  };
  // Writing to an existing file would keep its mode.
  rmSync(world.runFile, { force: true });
  writeFileSync(world.runFile, JSON.stringify(facts, null, 2), { mode: 0o600 });
  const lines = [
    `World    ${world.name} (${world.about})`,
    `API      ${urls.api}`,
    `API key  ${key}`,
    ...(isDemo ? [`Sandbox  ${urls.sandboxAdmin}`] : []),
    `Logs     ${world.logs}`,
  ];
  console.log(`\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
