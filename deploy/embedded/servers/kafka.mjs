// One Kafka node (KRaft, broker and controller combined), run from its published jars, on loopback only.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kafkaAnswers } from './kafka-probe.mjs';
import { waitUntilReady } from './readiness.mjs';
import { runToEnd } from './run-to-end.mjs';
import { utf8Environment } from './utf8-environment.mjs';

/** The one user of a Kafka with a password. */
export const KAFKA_USER = 'kith';

/**
 * @typedef {object} KafkaOptions
 * @property {string} java the java command
 * @property {string} jars the folder with Kafka's jars
 * @property {string} folder configuration and data; created if missing, kept between starts
 * @property {number} port for clients
 * @property {number} controllerPort internal; may change between starts
 * @property {string} [password] what clients must log in with, as KAFKA_USER by SASL/PLAIN; without it every local user may connect
 * @property {number} [heapMb] the largest heap; 512 when absent
 * @property {string} logFile
 * @property {import('./process-group.mjs').ProcessGroup} group
 */

/**
 * Formats the folder on the first start, starts the node and waits until it accepts requests.
 * @param {KafkaOptions} options
 * @returns {Promise<{ brokers: string, process: import('./managed-process.mjs').ManagedProcess }>}
 * @throws {UserFacingError} when the folder cannot be formatted or the node does not start
 */
export async function startKafka(options) {
  const { folder, java, port } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const properties = path.join(folder, 'server.properties');
  // It contains the password. Writing to an existing file would keep its mode.
  rmSync(properties, { force: true });
  writeFileSync(properties, serverProperties(options), { mode: 0o600 });
  // Relative paths: the path of the clone may contain ':' or ',', which a classpath and `log.dirs` cannot.
  const classpath = path.join(path.relative(folder, options.jars), '*');
  if (!existsSync(path.join(folder, 'data', 'meta.properties'))) await format(options, classpath);

  const kafka = options.group.launch({
    name: 'Kafka',
    command: java,
    args: [`-Xmx${options.heapMb ?? 512}m`, ...JVM_FLAGS, ...LOG_FLAGS, '-cp', classpath, ...MAIN],
    cwd: folder,
    env: utf8Environment(),
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    graceMs: 20_000,
  });
  const brokers = `127.0.0.1:${port}`;
  await waitUntilReady(kafka, () => kafkaAnswers(brokers), 90_000);
  return { brokers, process: kafka };
}

// The node mostly copies bytes. On few cores the optimising compiler and concurrent garbage collection cost more than they save.
// The heap starts small: by default it starts with a 64th of the machine's memory.
const JVM_FLAGS = [
  '-Xms48m',
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-XX:MinHeapFreeRatio=20',
  '-XX:MaxHeapFreeRatio=40',
];
const LOG_FLAGS = ['-Dlog4j2.level=WARN'];
const MAIN = ['kafka.Kafka', 'server.properties'];

/** @param {KafkaOptions} options */
function serverProperties({ port, controllerPort, password }) {
  const protocol = password === undefined ? 'PLAINTEXT' : 'SASL_PLAINTEXT';
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    // A static quorum is not written to the metadata log, so the port may change between starts.
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `${protocol}://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `${protocol}://127.0.0.1:${port}`,
    'listener.security.protocol.map': `${protocol}:${protocol},CONTROLLER:${protocol}`,
    'inter.broker.listener.name': protocol,
    'controller.listener.names': 'CONTROLLER',
    ...(password !== undefined && loginSettings(password)),
    'log.dirs': 'data',
    'auto.create.topics.enable': false,
    // There is no other node that could take over before it stops.
    'controlled.shutdown.enable': false,
    // One node, so every replication factor is 1.
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    // By default the cleaner takes 128 MB at the start. 16 MB are enough for 600,000 keys at once.
    'log.cleaner.dedupe.buffer.size': 16 * 2 ** 20,
    // By default the first member of a group waits 3 s for others.
    'group.initial.rebalance.delay.ms': 0,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/**
 * Both listeners, also the controller's, accept one user.
 * @param {string} password without quotes
 */
function loginSettings(password) {
  const login = `username="${KAFKA_USER}" password="${password}" user_${KAFKA_USER}="${password}"`;
  const module = `org.apache.kafka.common.security.plain.PlainLoginModule required ${login};`;
  return {
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.sasl_plaintext.plain.sasl.jaas.config': module,
    'listener.name.controller.plain.sasl.jaas.config': module,
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
  };
}

/**
 * @param {KafkaOptions} options
 * @param {string} classpath
 */
async function format({ java, folder, logFile, group }, classpath) {
  const id = randomBytes(16);
  // An id that starts with "-" would be parsed as an option.
  id[0] = Number(id[0]) & 0x7f;
  const clusterId = id.toString('base64url');
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', 'server.properties'];
  await runToEnd(
    {
      name: 'Kafka format',
      command: java,
      args: [...LOG_FLAGS, '-cp', classpath, ...tool],
      cwd: folder,
      logFile,
      group,
    },
    `Kafka's data folder ${folder} could not be formatted`,
  );
}
