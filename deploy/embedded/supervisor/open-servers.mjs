import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { kafkaJarsFolder, logsFolder, stateFolder } from '../paths.mjs';
import { findJava } from '../prepare/tools.mjs';
import { kafkaAnswers, startKafka } from '../servers/kafka.mjs';
import { ensureDatabase, postgresAnswers, startPostgres } from '../servers/postgres.mjs';
import { UserFacingError } from '../user-facing-error.mjs';

const DATABASE = 'kith';
const MAX_ATTEMPTS = 5;

/**
 * @typedef {object} OpenServers
 * @property {string} kafkaBrokers
 * @property {string} databaseUrl password included
 * @property {ManagedProcess[]} processes the servers that were started here
 *
 * @typedef {import('../servers/managed-process.mjs').ManagedProcess} ManagedProcess
 */

/**
 * Opens Kafka and Postgres: those that KITH_KAFKA_BROKERS and KITH_DATABASE_URL name, else embedded ones.
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @param {{ kafka: number, controller: number, postgres: number }} ports
 * @returns {Promise<OpenServers>}
 * @throws {UserFacingError} when one does not start or does not answer
 */
export async function openServers(group, ports) {
  const [kafka, postgres] = await Promise.all([openKafka(group, ports), openPostgres(group, ports)]);
  return {
    kafkaBrokers: kafka.brokers,
    databaseUrl: postgres.url,
    processes: [kafka, postgres].flatMap(({ process }) => process ?? []),
  };
}

/**
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @param {{ kafka: number, controller: number }} ports
 * @returns {Promise<{ brokers: string, process?: ManagedProcess }>}
 */
async function openKafka(group, ports) {
  const brokers = process.env.KITH_KAFKA_BROKERS;
  if (brokers) {
    if (await retry(() => kafkaAnswers(brokers))) return { brokers };
    throw new UserFacingError(
      `No Kafka answers at ${brokers}. Start it, or unset KITH_KAFKA_BROKERS to use the embedded one.`,
    );
  }
  return startKafka({
    java: await findJava(),
    jars: kafkaJarsFolder,
    folder: path.join(stateFolder, 'kafka'),
    port: ports.kafka,
    controllerPort: ports.controller,
    logFile: path.join(logsFolder, 'kafka.log'),
    group,
  });
}

/**
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @param {{ postgres: number }} ports
 * @returns {Promise<{ url: string, process?: ManagedProcess }>}
 */
async function openPostgres(group, ports) {
  const url = process.env.KITH_DATABASE_URL;
  if (url) {
    if (await retry(() => postgresAnswers(url))) return { url };
    // Only the host is shown: the URL contains a password.
    throw new UserFacingError(
      `No Postgres accepts the connection at ${URL.parse(url)?.host ?? 'KITH_DATABASE_URL'}. Check KITH_DATABASE_URL, or unset it ` +
        'to use the embedded one.',
    );
  }
  const server = await startPostgres({
    folder: path.join(stateFolder, 'postgres'),
    port: ports.postgres,
    logFile: path.join(logsFolder, 'postgres.log'),
    group,
  });
  await ensureDatabase(server.urlOf('postgres'), DATABASE);
  return { url: server.urlOf(DATABASE), process: server.process };
}

/** @param {() => Promise<boolean>} answers */
async function retry(answers) {
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
    if (await answers()) return true;
    await delay(500);
  }
  return answers();
}
