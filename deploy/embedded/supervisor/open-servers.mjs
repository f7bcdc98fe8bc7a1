import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { kafkaJarsFolder } from '../paths.mjs';
import { findJava } from '../prepare/tools.mjs';
import { KAFKA_USER, startKafka } from '../servers/kafka.mjs';
import { kafkaAnswers } from '../servers/kafka-probe.mjs';
import { ensureDatabase, postgresAnswers, startPostgres } from '../servers/postgres.mjs';
import { UserFacingError } from '../user-facing-error.mjs';
import { rolesOf } from './database-roles.mjs';
import { kafkaPassword } from './secrets.mjs';
import { allServiceNames } from './services.mjs';

const DATABASE = 'kith';
const MAX_ATTEMPTS = 5;

/**
 * @typedef {object} OpenServers
 * @property {string} kafkaBrokers
 * @property {{ username: string, password: string } | undefined} kafkaLogin undefined: it asks for none
 * @property {Database} database
 * @property {Part[]} parts the servers that were started here, running
 *
 * @typedef {object} Database URLs, passwords included
 * @property {string} setupUrl of the role that sets up the database
 * @property {string} ownerUrl of its owner, for the `kith` command
 * @property {(service: string) => string} urlOf of the role of a service
 * @property {Readonly<Record<string, string>>} [rolePasswords] of the roles that setup creates; absent for a database of the user's
 *
 * @typedef {import('./keep-running.mjs').Part} Part
 * @typedef {{ group: import('../servers/process-group.mjs').ProcessGroup, world: import('../worlds.mjs').World }} Run
 */

/**
 * Opens Kafka and Postgres: those that KITH_KAFKA_BROKERS and KITH_DATABASE_URL name, else embedded ones.
 * @param {Run} run
 * @param {{ kafka: number, controller: number, postgres: number }} ports
 * @returns {Promise<OpenServers>}
 * @throws {UserFacingError} when one does not start or does not answer
 */
export async function openServers(run, ports) {
  const [kafka, postgres] = await Promise.all([openKafka(run, ports), openPostgres(run, ports)]);
  return {
    kafkaBrokers: kafka.brokers,
    kafkaLogin: kafka.login,
    database: postgres.database,
    parts: [kafka, postgres].flatMap(({ part }) => part ?? []),
  };
}

/**
 * @param {Run} run
 * @param {{ kafka: number, controller: number }} ports
 * @returns {Promise<{ brokers: string, login: OpenServers['kafkaLogin'], part?: Part }>}
 */
async function openKafka({ group, world }, ports) {
  const brokers = process.env.KITH_KAFKA_BROKERS;
  if (brokers) {
    const { KITH_KAFKA_USERNAME: username, KITH_KAFKA_PASSWORD: password = '' } = process.env;
    const login = username ? { username, password } : undefined;
    if (await retry(() => kafkaAnswers(brokers))) return { brokers, login };
    throw new UserFacingError(
      `No Kafka answers at ${brokers}. Start it, or unset KITH_KAFKA_BROKERS to use the embedded one.`,
    );
  }
  const java = await findJava();
  const password = kafkaPassword(world.folder);
  const start = () =>
    startKafka({
      java,
      jars: kafkaJarsFolder,
      folder: path.join(world.folder, 'kafka'),
      port: ports.kafka,
      controllerPort: ports.controller,
      password,
      logFile: path.join(world.logs, 'kafka.log'),
      group,
    });
  const kafka = await start();
  return {
    brokers: kafka.brokers,
    login: { username: KAFKA_USER, password },
    part: serverPart(kafka.process, async () => (await start()).process),
  };
}

/**
 * @param {Run} run
 * @param {{ postgres: number }} ports
 * @returns {Promise<{ database: Database, part?: Part }>}
 */
async function openPostgres({ group, world }, ports) {
  const url = process.env.KITH_DATABASE_URL;
  if (url) {
    if (await retry(() => postgresAnswers(url))) {
      return { database: { setupUrl: url, ownerUrl: url, urlOf: () => url } };
    }
    // Only the host is shown: the URL contains a password.
    throw new UserFacingError(
      `No Postgres accepts the connection at ${URL.parse(url)?.host ?? 'KITH_DATABASE_URL'}. Check KITH_DATABASE_URL, or unset it ` +
        'to use the embedded one.',
    );
  }
  const start = () =>
    startPostgres({
      folder: path.join(world.folder, 'postgres'),
      port: ports.postgres,
      logFile: path.join(world.logs, 'postgres.log'),
      group,
    });
  const server = await start();
  await ensureDatabase(server.urlOf('postgres'), DATABASE);
  const roles = rolesOf(server.password, allServiceNames);
  /** @param {string} name */
  const urlOf = (name) => server.urlOf(DATABASE, roles.login(name));
  return {
    database: { setupUrl: server.urlOf(DATABASE), ownerUrl: urlOf('owner'), urlOf, rolePasswords: roles.passwords },
    part: serverPart(server.process, async () => (await start()).process),
  };
}

/**
 * @param {import('../servers/managed-process.mjs').ManagedProcess} running
 * @param {() => Promise<import('../servers/managed-process.mjs').ManagedProcess>} start resolves when the server answers
 * @returns {Part}
 */
function serverPart(running, start) {
  return { name: running.name, logFile: running.logFile, running, start, ready: async () => undefined };
}

/** @param {() => Promise<boolean>} answers */
async function retry(answers) {
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
    if (await answers()) return true;
    await delay(500);
  }
  return answers();
}
