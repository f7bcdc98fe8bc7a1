import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { kafkaJarsFolder, logsFolder, stateFolder } from '../paths.mjs';
import { findJava } from '../prepare/tools.mjs';
import { kafkaAnswers, startKafka } from '../servers/kafka.mjs';
import { ensureDatabase, postgresAnswers, startPostgres } from '../servers/postgres.mjs';
import { Trouble } from '../trouble.mjs';

const DATABASE = 'kith';
const KNOCKS = 5;

/**
 * @typedef {object} OpenServers
 * @property {string} kafkaBrokers
 * @property {string} databaseUrl holds the password
 * @property {ManagedProcess[]} processes those that we started
 *
 * @typedef {import('../servers/managed-process.mjs').ManagedProcess} ManagedProcess
 */

/**
 * Opens the log and the store: the servers that KITH_KAFKA_BROKERS and KITH_DATABASE_URL name, our own for the others.
 * @param {import('../servers/process-group.mjs').ProcessGroup} group
 * @param {{ kafka: number, controller: number, postgres: number }} ports
 * @returns {Promise<OpenServers>}
 * @throws {Trouble} when one does not come up or does not answer
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
    if (await knock(() => kafkaAnswers(brokers))) return { brokers };
    throw new Trouble(`No Kafka answers at ${brokers}. Start it, or unset KITH_KAFKA_BROKERS to use the embedded one.`);
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
    if (await knock(() => postgresAnswers(url))) return { url };
    // The URL holds a password: only its host is shown.
    throw new Trouble(
      `No Postgres lets us in at ${URL.parse(url)?.host ?? 'the URL that is set'}. Check KITH_DATABASE_URL, or unset it ` +
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
async function knock(answers) {
  for (let tries = 1; tries < KNOCKS; tries++) {
    if (await answers()) return true;
    await delay(500);
  }
  return answers();
}
