import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { kafkaJarsFolder, stateFolder } from '#embedded/paths.mjs';
import { installKafka, isKafkaInstalled } from '#embedded/prepare/install.mjs';
import { findJava } from '#embedded/prepare/tools.mjs';
import { startKafka } from '#embedded/servers/kafka.mjs';
import { choosePorts } from '#embedded/servers/ports.mjs';
import { startPostgres } from '#embedded/servers/postgres.mjs';
import { ProcessGroup, stopLeftovers } from '#embedded/servers/process-group.mjs';
import { startOf } from '#embedded/servers/process-identity.mjs';
import type { StartedServers } from './started-servers.js';

const testsFolder = path.join(stateFolder, 'test');
const RECORD = 'pids.json';

/** Starts a fresh Kafka and a fresh Postgres for this process; runs side by side do not meet. */
export async function startEmbedded(): Promise<StartedServers> {
  await clearAwayDeadRuns();
  const own = await openRunFolder();
  try {
    const [kafka, postgres] = await Promise.all([own.startKafka(), own.startPostgres()]);
    return { kafkaBrokers: kafka.brokers, postgresUrl: postgres.urlOf('postgres'), stop: own.close };
  } catch (error) {
    await own.close();
    throw error;
  }
}

/**
 * A folder of this process with its own Kafka and Postgres, each of which may be stopped or killed and started again on
 * the same port and data. For specs that must hurt their servers; all others use the shared ones.
 */
export async function openRunFolder() {
  if (!isKafkaInstalled()) await installKafka(() => undefined);
  const java = await findJava();
  await mkdir(testsFolder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(path.join(testsFolder, `${runName(process.pid)}-`));
  const group = new ProcessGroup(path.join(folder, RECORD));
  // An interrupted run has no time to stop them in order, and their data is of no use to anyone.
  process.once('exit', () => group.killAll());
  const ports = await choosePorts(['kafka', 'controller', 'postgres']);
  return {
    startKafka: () =>
      startKafka({
        java,
        jars: kafkaJarsFolder,
        folder: path.join(folder, 'kafka'),
        port: ports.kafka,
        controllerPort: ports.controller,
        logFile: path.join(folder, 'kafka.log'),
        group,
      }),
    startPostgres: () =>
      startPostgres({
        folder: path.join(folder, 'postgres'),
        port: ports.postgres,
        logFile: path.join(folder, 'postgres.log'),
        group,
      }),
    /** Stops both and removes the folder. */
    close: async () => {
      await group.stopAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Stops the servers of runs whose process is gone, and removes their folders. */
async function clearAwayDeadRuns(): Promise<void> {
  for (const name of await readdir(testsFolder).catch(() => [])) {
    if (name.startsWith(`${runName(Number.parseInt(name, 10))}-`)) continue;
    await stopLeftovers(path.join(testsFolder, name, RECORD));
    await rm(path.join(testsFolder, name), { recursive: true, force: true });
  }
}

/** Names a run by its process: the pid, and its start because pids are reused. */
function runName(pid: number): string {
  const start = createHash('sha256').update(startOf(pid) ?? 'gone');
  return `${pid}-${start.digest('hex').slice(0, 12)}`;
}
