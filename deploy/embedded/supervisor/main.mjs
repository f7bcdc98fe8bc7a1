// The supervisor: starts the servers and the services, runs the demo, watches all processes and stops them in order.

import { rmSync, writeFileSync } from 'node:fs';
import { logsFolder, runFile, serversRecord, servicesRecord, startLock } from '../paths.mjs';
import { Progress } from '../progress.mjs';
import { inheritLock, releaseLock } from '../servers/lock.mjs';
import { ProcessGroup, stopLeftovers } from '../servers/process-group.mjs';
import { describeUnexpectedExit } from '../servers/unexpected-exit.mjs';
import { runMain, UserFacingError } from '../user-facing-error.mjs';
import { Api, isKeyValid } from './api.mjs';
import { runCli } from './cli.mjs';
import { showPersons } from './demo.mjs';
import { openServers } from './open-servers.mjs';
import { apiKey } from './secrets.mjs';
import { keepRunning, serviceNames, waitUntilServing } from './services.mjs';
import { choosePortsOfRun, environment, urlsOfRun } from './settings.mjs';

const SCOPES = 'read,sync,edit,admin';

await runMain(async () => {
  inheritLock(startLock);
  const progress = new Progress(process.stdout);
  const servers = new ProcessGroup(serversRecord);
  const services = new ProcessGroup(servicesRecord);
  /** @type {PromiseWithResolvers<never>} */
  const unexpectedExit = Promise.withResolvers();
  try {
    const started = run({ progress, servers, services, onUnexpectedExit: unexpectedExit.reject });
    await Promise.race([stopRequested(), unexpectedExit.promise, started]);
    return 0;
  } finally {
    rmSync(runFile, { force: true });
    if (servers.size + services.size > 0) {
      await progress.step('Stopping', async () => {
        // Services first: they need the servers to finish their batches.
        await services.stopAll();
        await servers.stopAll();
      });
    }
    releaseLock(startLock);
  }
});
// Pending requests and the IPC channel must not keep the process alive.
process.exit();

/**
 * Starts everything and keeps it running. Resolves only if it is stopped during the demo.
 * @param {{ progress: Progress, servers: ProcessGroup, services: ProcessGroup, onUnexpectedExit: (why: unknown) => void }} options
 *   `onUnexpectedExit` is called when a server or service ends unexpectedly
 * @throws {UserFacingError} when a server or service does not start
 */
async function run({ progress, servers, services, onUnexpectedExit }) {
  const left = [...(await stopLeftovers(servicesRecord)), ...(await stopLeftovers(serversRecord))];
  if (left.length > 0) console.log(`Stopped the processes of a killed run: ${left.join(', ')}.`);
  const ports = await choosePortsOfRun();
  const urls = urlsOfRun(ports);

  const open = await progress.step('Starting Kafka and Postgres', () => openServers(servers, ports));
  for (const server of open.processes) {
    server.exited.then(() => onUnexpectedExit(new UserFacingError(describeUnexpectedExit(server, 'unexpectedly'))));
  }
  const env = environment(ports, open);
  await progress.step('Preparing the database and the topics', () => runCli(['setup'], env));

  await progress.step('Starting the services', async () => {
    for (const name of serviceNames) {
      keepRunning(name, { ...env, KITH_OPS_PORT: String(ports[name]) }, services).catch(onUnexpectedExit);
    }
    await Promise.all(serviceNames.map((name) => waitUntilServing(name, ports[name])));
  });
  const key = await apiKey(
    (kept) => isKeyValid(urls.api, kept),
    () => runCli(['api-key', 'create', '--name', 'owner', '--scopes', SCOPES], env),
  );
  announce(urls, key, open);
  try {
    await showPersons(new Api(urls.api, key), urls.sandboxAdmin, progress);
  } catch (error) {
    // A failed demo does not stop Kith. It also fails when Kith is being stopped, which is not reported.
    if (services.stopping) return;
    console.error(`\nThe demo failed: ${error instanceof Error ? error.message : error}`);
  }
  console.log('\nKith is running. Ctrl-C stops it.');
  await forever();
}

/**
 * @param {ReturnType<typeof urlsOfRun>} urls
 * @param {string} key
 * @param {import('./open-servers.mjs').OpenServers} open
 */
function announce(urls, key, { kafkaBrokers, databaseUrl }) {
  const facts = {
    apiUrl: urls.api,
    apiKey: key,
    kafkaBrokers,
    postgresUrl: databaseUrl,
    sandbox: { adminUrl: urls.sandboxAdmin },
  };
  // Writing to an existing file would keep its mode.
  rmSync(runFile, { force: true });
  writeFileSync(runFile, JSON.stringify(facts, null, 2), { mode: 0o600 });
  console.log(
    `\n  API      ${urls.api}\n  API key  ${key}\n  Sandbox  ${urls.sandboxAdmin}\n  Logs     ${logsFolder}\n`,
  );
}

/** Resolves on Ctrl-C, on SIGTERM, and when the terminal or `start.mjs` ends. */
function stopRequested() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
    process.once('disconnect', resolve);
  });
}

/** @returns {Promise<never>} */
function forever() {
  return new Promise(() => undefined);
}
