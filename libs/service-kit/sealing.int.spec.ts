import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncCommand, type SyncEvent, syncCommands, syncEvents } from '#contracts';
import type { BatchContext, LogMessage } from '#event-log';
import { listDeadLetters, requestSettlement } from '#event-log/dead-letters';
import type { TestEnvironment } from '../../test/support/create-test-environment.js';
import { eventually } from '../../test/support/eventually.js';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { LocalSchemaRegistry } from '../contracts/avro/testing/schema-registry.js';
import { markingSeal } from '../event-log/testing/marking-seal.js';
import { readTopic } from '../event-log/testing/read-topic.js';
import { Health } from './health/health.js';
import { kafkaConnection } from './kafka-connection.js';
import { openKafkaRuntime } from './kafka-runtime.js';

/** First byte of a value in the Confluent wire format. Only with a registry does preparing a batch depend on its values. */
const CONFLUENT = 0;

const registry = new LocalSchemaRegistry();
const handled: SyncCommand[] = [];
let testEnv: TestEnvironment;
let isMended = false;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  await registry.start();
});
afterAll(async () => {
  await registry.stop();
  await testEnv?.close();
});

describe('with a seal', () => {
  it('every value in Kafka is sealed once and every value is opened before it is handled', async () => {
    const [good, bad] = [command('good'), command('bad')];
    const first = await start();
    await first.runtime.producer.send(syncCommands, [
      { key: 'good', message: good },
      { key: 'bad', message: bad },
    ]);
    const { database } = first.runtime;
    await eventually(async () => expect(await listDeadLetters(database, {})).toMatchObject([{ key: 'bad' }]));
    const [letter] = await listDeadLetters(database, {});
    await requestSettlement(database, { id: letter?.id ?? '', action: 'replay', by: 'spec' });
    await first.stop();

    // A process that has read no message yet: what it knows of the schema it learns from the opened letter.
    isMended = true;
    const second = await start();
    await eventually(async () => expect(await listDeadLetters(second.runtime.database, {})).toEqual([]));
    await eventually(async () => expect(await second.runtime.database.query('select from log.outbox')).toEqual([]));
    await second.stop();

    expect(handled).toEqual([good, bad]);
    expect(await valuesOf(syncCommands.name)).toEqual(['bad sealed', 'good sealed']);
    expect(await valuesOf(syncEvents.name)).toEqual(['bad sealed', 'good sealed']);
    expect(await valuesOf(`${syncCommands.name}.dlq`)).toEqual(['bad sealed']);
  });
});

async function start() {
  const runtime = await openKafkaRuntime(serviceContext(), { name: 'spec', emits: [syncEvents], sealing: markingSeal });
  const server = runtime.server([syncCommands]);
  server.addHandler(syncCommands.name, handle, true);
  await new Promise<void>((resolve, reject) => {
    void server.listen((error) => (error ? reject(error) : resolve()));
  });
  const stop = async () => {
    await server.close();
    await runtime.close();
  };
  return { runtime, stop };
}

async function handle(messages: readonly LogMessage<SyncCommand>[], context: BatchContext): Promise<void> {
  for (const message of messages)
    if (message.key === 'bad' && !isMended)
      throw Object.assign(new Error('Not readable.'), { code: 'UNREADABLE_ENTRY', isDataError: true });
  for (const { key, message } of messages) {
    handled.push(message);
    context.emit(syncEvents, key, event(key));
  }
}

/** `key sealed` for each value that is in the wire format once its one seal is removed. */
async function valuesOf(topic: string): Promise<string[]> {
  const records = await readTopic({ ...kafkaConnection(config(), 'spec'), clientId: 'reader' }, topic);
  return records
    .map(({ key, value }) => {
      const isSealed = key !== null && value !== null && markingSeal.open(key, value)[0] === CONFLUENT;
      return `${key} ${isSealed ? 'sealed' : 'not sealed'}`;
    })
    .sort();
}

function command(jobId: string): SyncCommand {
  return { type: 'SyncCancelled', value: { jobId, accountId: 'a', provider: 'google', requestedAt: 1 } };
}

function event(jobId: string): SyncEvent {
  return { type: 'SyncStarted', value: { jobId, accountId: 'a', provider: 'google', mode: 'FULL', occurredAt: 1 } };
}

function config() {
  return {
    KITH_LOG_LEVEL: 'silent',
    KITH_OPS_PORT: 0,
    KITH_OPS_HOST: '127.0.0.1',
    KITH_KAFKA_BROKERS: testEnv.kafkaBrokers.split(','),
    KITH_DATABASE_URL: testEnv.databaseUrl,
    KITH_TOPIC_PREFIX: testEnv.topicPrefix,
    KITH_SCHEMA_REGISTRY_URL: registry.url,
  } as const;
}

function serviceContext() {
  const fatal = (error: Error): never => {
    throw error;
  };
  return {
    config: config(),
    logger: pino({ level: 'silent' }),
    metrics: new Registry(),
    health: new Health(),
    fatal,
  };
}
