import path from 'node:path';
import { kafkaJarsFolder } from '#embedded/paths.mjs';
import { installKafka, isKafkaInstalled } from '#embedded/prepare/install.mjs';
import { findJava } from '#embedded/prepare/tools.mjs';
import { startKafka } from '#embedded/servers/kafka.mjs';
import { choosePorts } from '#embedded/servers/ports.mjs';
import { startPostgres } from '#embedded/servers/postgres.mjs';
import { makeRunFolder, removeDeadRuns } from './run-folder.js';
import type { StartedServers } from './started-servers.js';

/** Starts a new Kafka and a new Postgres for this process; concurrent runs are independent. */
export async function startEmbedded(): Promise<StartedServers> {
  await removeDeadRuns();
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
 * Opens a folder with its own Kafka and Postgres, each of which may be stopped or killed and restarted with the same port and
 * data. Only for specs that disturb their servers; all others use the shared ones.
 */
export async function openRunFolder() {
  if (!isKafkaInstalled()) await installKafka(() => undefined);
  const java = await findJava();
  const { folder, group, close } = await makeRunFolder();
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
    close,
  };
}
