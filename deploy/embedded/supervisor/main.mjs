// The supervisor: starts the servers and the services, shows the demo, watches over all of it, and stops it in order.

import { rmSync, writeFileSync } from 'node:fs';
import { logsFolder, runFile, serversRecord, servicesRecord, startLock } from '../paths.mjs';
import { Progress } from '../progress.mjs';
import { sentenceOnDeath } from '../servers/death.mjs';
import { inheritLock, releaseLock } from '../servers/lock.mjs';
import { ProcessGroup, stopLeftovers } from '../servers/process-group.mjs';
import { runMain, Trouble } from '../trouble.mjs';
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
  const death = Promise.withResolvers();
  try {
    await Promise.race([stopAsked(), death.promise, run({ progress, servers, services, onDeath: death.reject })]);
    return 0;
  } finally {
    rmSync(runFile, { force: true });
    if (servers.size + services.size > 0) {
      await progress.step('Stopping', async () => {
        // The services first: they finish their batch, and for that they need the servers.
        await services.stopAll();
        await servers.stopAll();
      });
    }
    releaseLock(startLock);
  }
});
// A request that waits for an answer, or the channel to our parent, must not keep us.
process.exit();

/**
 * Starts everything, shows it, and leaves it running: resolves only when it is stopped meanwhile.
 * @param {{ progress: Progress, servers: ProcessGroup, services: ProcessGroup, onDeath: (why: unknown) => void }} options
 *   `onDeath` is told when something that should run has ended
 * @throws {Trouble} when something does not start
 */
async function run({ progress, servers, services, onDeath }) {
  const left = [...(await stopLeftovers(servicesRecord)), ...(await stopLeftovers(serversRecord))];
  if (left.length > 0) console.log(`Stopped what a killed run had left behind: ${left.join(', ')}.`);
  const ports = await choosePortsOfRun();
  const urls = urlsOfRun(ports);

  const open = await progress.step('Starting Kafka and Postgres', () => openServers(servers, ports));
  for (const server of open.processes) {
    server.exited.then(() => onDeath(new Trouble(sentenceOnDeath(server, 'unexpectedly'))));
  }
  const env = environment(ports, open);
  await progress.step('Preparing the database and the topics', () => runCli(['setup'], env));

  await progress.step('Starting the services', async () => {
    for (const name of serviceNames) {
      keepRunning(name, { ...env, KITH_OPS_PORT: String(ports[name]) }, services).catch(onDeath);
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
    // A demo that fails ends nothing: all runs, and the person can look. Unless it fails because all is being stopped.
    if (services.stopping) return;
    console.error(`\nThe demo did not work: ${error instanceof Error ? error.message : error}`);
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
  // A file that exists keeps its mode when it is written: begin with none.
  rmSync(runFile, { force: true });
  writeFileSync(runFile, JSON.stringify(facts, null, 2), { mode: 0o600 });
  console.log(
    `\n  API      ${urls.api}\n  API key  ${key}\n  Sandbox  ${urls.sandboxAdmin}\n  Logs     ${logsFolder}\n`,
  );
}

/** Resolves on Ctrl-C, on a polite kill, and when the terminal or the command that started us goes away. */
function stopAsked() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
    process.once('disconnect', resolve);
  });
}

/** @returns {Promise<never>} */
function forever() {
  return new Promise(() => undefined);
}
