// One Kafka node (KRaft: broker and controller in one), run from its published jars, for this machine only.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Trouble } from '../trouble.mjs';
import { waitUntilReady } from './readiness.mjs';

/**
 * @typedef {object} KafkaOptions
 * @property {string} java the java command
 * @property {string} jars the folder with Kafka's jars
 * @property {string} folder holds the configuration and the data; made when missing, kept between starts
 * @property {number} port for clients
 * @property {number} controllerPort for the node itself; may differ from start to start
 * @property {number} [heapMb] the largest heap; 512 when absent
 * @property {string} logFile
 * @property {import('./process-group.mjs').ProcessGroup} group
 */

/**
 * Formats the folder on the first start, starts the node and waits until it has taken up its work.
 * @param {KafkaOptions} options
 * @returns {Promise<{ brokers: string, process: import('./managed-process.mjs').ManagedProcess }>}
 * @throws {Trouble} when it cannot be formatted or does not come up
 */
export async function startKafka(options) {
  const { folder, java, port } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, 'server.properties'), serverProperties(options));
  // Relative to its folder: a classpath cannot hold ':' nor `log.dirs` ','; the way to the clone may.
  const classpath = path.join(path.relative(folder, options.jars), '*');
  if (!existsSync(path.join(folder, 'data', 'meta.properties'))) await format(java, classpath, folder);

  const kafka = options.group.launch({
    name: 'Kafka',
    command: java,
    args: [`-Xmx${options.heapMb ?? 512}m`, ...JVM_FLAGS, ...LOG_FLAGS, '-cp', classpath, ...MAIN],
    cwd: folder,
    env: process.env,
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    graceMs: 20_000,
  });
  const brokers = `127.0.0.1:${port}`;
  await waitUntilReady(kafka, () => kafkaAnswers(brokers), 90_000);
  return { brokers, process: kafka };
}

/**
 * Whether a Kafka cluster with at least one working broker answers there.
 * @param {string} brokers host:port, separated by commas
 * @returns {Promise<boolean>}
 */
export async function kafkaAnswers(brokers) {
  const { Kafka, logLevel } = await import('kafkajs');
  const client = new Kafka({
    clientId: 'kith-probe',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    retry: { retries: 0 },
  });
  const admin = client.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
}

// One node copies bytes: neither a second compiler nor threads that collect beside it pay for what they take from few cores.
const JVM_FLAGS = ['-XX:+ExitOnOutOfMemoryError', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const LOG_FLAGS = ['-Dlog4j2.level=WARN'];
const MAIN = ['kafka.Kafka', 'server.properties'];

/** @param {KafkaOptions} options */
function serverProperties({ port, controllerPort }) {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    // The static form: it is not written to the metadata log, so the port may change between starts.
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': 'data',
    'auto.create.topics.enable': false,
    // One node: every replicated thing has one copy.
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
    // A group's first member would otherwise wait 3 s for others.
    'group.initial.rebalance.delay.ms': 0,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/**
 * @param {string} java
 * @param {string} classpath
 * @param {string} folder
 */
async function format(java, classpath, folder) {
  const id = randomBytes(16);
  // An id that begins with "-" would be read as an option.
  id[0] = Number(id[0]) & 0x7f;
  const clusterId = id.toString('base64url');
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', 'server.properties'];
  try {
    await promisify(execFile)(java, [...LOG_FLAGS, '-cp', classpath, ...tool], { cwd: folder });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
    throw new Trouble(`Kafka's data folder ${folder} could not be prepared: ${said}`, { cause: error });
  }
}
