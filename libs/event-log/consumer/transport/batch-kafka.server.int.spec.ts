import 'reflect-metadata';
import {
  type CallHandler,
  Controller,
  type ExecutionContext,
  type INestMicroservice,
  type NestInterceptor,
} from '@nestjs/common';
import { Ctx, EventPattern, type MicroserviceOptions, Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import type { Admin, Consumer } from 'kafkajs';
import { Registry } from 'prom-client';
import type { Observable } from 'rxjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncCommand, TopicContract } from '#contracts';
import { Database } from '#store';
import type { TestEnvironment } from '../../../../test/support/create-test-environment.js';
import { eventually } from '../../../../test/support/eventually.js';
import { openTestEnvironment } from '../../../../test/support/test-environment.js';
import { listDeadLetters, requestSettlement } from '../../dead-letters/requests.js';
import { connectKafka, type KafkaConnection } from '../../kafka/connection.js';
import { LogProducer } from '../../kafka/producer.js';
import { Outbox } from '../../outbox/outbox.js';
import { unsealed } from '../../sealing.js';
import { Book, codec, entry, ledger, type Word } from '../../testing/ledger.js';
import { RecordingLogger } from '../../testing/recording-logger.js';
import { BatchContext, type LogMessage } from '../batch.context.js';
import { BatchKafkaServer, KAFKA_BATCH } from './batch-kafka.server.js';
import { RethrowFilter } from './rethrow.filter.js';

let testEnv: TestEnvironment;
let database: Database;
let kafka: KafkaConnection;
let admin: Admin;
let producer: LogProducer;
let book: Book;
let topic: TopicContract<SyncCommand>;
let turn = 0;
let running: Running[] = [];

interface Running {
  readonly server: BatchKafkaServer;
  readonly logger: RecordingLogger;
  readonly registry: Registry;
  readonly fatal: Error[];
  /** kafkajs events that report a failure. */
  readonly noticed: string[];
  /** How many messages each call brought. */
  readonly calls: number[];
  readonly intercepted: number[];
  close(): Promise<void>;
}

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'spec', topicPrefix: testEnv.topicPrefix };
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'batch-kafka-server', poolSize: 8 });
  producer = new LogProducer(kafka, codec, new RecordingLogger());
  admin = connectKafka(kafka, new RecordingLogger()).admin();
  await admin.connect();
  book = new Book(database);
  await book.create();
});
afterAll(async () => {
  await producer.close();
  await admin.disconnect();
  await database.close();
  await testEnv.close();
});
beforeEach(async () => {
  await book.empty();
  topic = { ...ledger, name: `ledger-${++turn}`, partitions: 2 };
  await makeTopic(topic.name);
});
afterEach(async () => {
  for (const app of running) await app.close();
  running = [];
});

describe('a batch', () => {
  it('reaches its handler decoded, whole, through guards and interceptors once', async () => {
    await append('k', 0, 300);
    const app = await start();

    await read('k', 300);

    expect(app.calls.reduce((sum, size) => sum + size)).toBe(300);
    expect(Math.max(...app.calls)).toBeGreaterThan(100);
    expect(app.intercepted).toEqual(app.calls);
    expect(app.noticed).toEqual([]);
    expect(app.server.progress.failure).toBeNull();
  });

  it('has no more messages than asked for', async () => {
    await append('k', 0, 100);
    const app = await start({ maxBatch: 30 });

    await read('k', 100);

    expect(Math.max(...app.calls)).toBe(30);
  });

  it('is counted, and its lag measured', async () => {
    await append('k', 0, 10);
    const { registry } = await start();

    await read('k', 10);

    const metrics = await registry.getMetricsAsJSON();
    const value = (name: string) =>
      metrics.find((metric) => metric.name === name)?.values.map((sample) => sample.value);
    expect(value('kith_consumer_messages_total')).toEqual([10, 0]);
    await eventually(() => expect(value('kith_consumer_lag_messages')).toEqual([0]));
  });
});

describe('going on', () => {
  it('after a restart is where the database stands, with nothing lost or doubled', async () => {
    await append('k', 0, 50);
    const first = await start();
    await read('k', 50);
    await first.close();
    await append('k', 50, 50);

    await start();

    await read('k', 100);
  });

  it('is from zero when the database is emptied while running', async () => {
    await append('k', 0, 60);
    await start();
    await read('k', 60);

    await database.query('truncate book, log.checkpoints');

    await read('k', 60);
    await append('k', 60, 1);
    await read('k', 61);
  });

  it('is from the database also when Kafka remembers more than the database has seen', async () => {
    await append('k', 0, 40);
    await (await start()).close();
    await admin.setOffsets({
      groupId: `${testEnv.topicPrefix}spec-${turn}`,
      topic: testEnv.topicPrefix + topic.name,
      partitions: [0, 1].map((partition) => ({ partition, offset: '35' })),
    });
    await book.empty();

    await start();

    await read('k', 40);
  });

  it('skips messages that expired unread, where retention is limited, and logs it', async () => {
    topic = { ...topic, retentionMs: 86_400_000 };
    await append('k', 0, 10);
    const first = await start();
    await read('k', 10);
    await first.close();
    await append('k', 10, 10);
    await expire(15);

    const app = await start();

    await eventually(async () => expect(await lines()).toEqual([...numbers(0, 10), ...numbers(15, 5)]));
    expect(app.logger.lines).toContainEqual({
      level: 'warn',
      text: 'Messages expired before they were processed',
      fields: expect.objectContaining({ messages: 5 }),
    });
    expect(app.server.progress.failure).toBeNull();
  });

  it('is refused where messages are kept for ever and some are gone', async () => {
    await append('k', 0, 10);
    const first = await start();
    await read('k', 10);
    await first.close();
    await append('k', 10, 10);
    await expire(15);

    const app = await start();

    await eventually(() => expect(app.server.progress.failure).toBe('LOG_GAP'));
    expect(await lines()).toEqual(numbers(0, 10));
  });
});

describe('a failure of the infrastructure', () => {
  it('of a handler is waited out without kafkajs noticing', async () => {
    await append('k', 0, 3);
    await producer.send(topic, [{ key: 'k', message: entry('k', 3, 'outage') }]);
    const app = await start();
    await eventually(() => expect(app.server.progress.failure).toBe('ECONNREFUSED'));
    await eventually(() => expect(app.calls.length).toBeGreaterThan(2));
    expect(await lines()).toEqual([]);

    book.mended = true;

    await read('k', 4);
    expect(app.noticed).toEqual([]);
    expect(app.logger.texts).not.toContain('Error when calling eachBatch');
    expect(app.server.progress.failure).toBeNull();
  });

  it('that ends the consumer for good is fatal', async () => {
    const group = `${testEnv.topicPrefix}spec-${turn}`;
    const stranger = connectKafka(kafka, new RecordingLogger()).consumer({
      groupId: group,
      partitionAssigners: [
        () => ({
          name: 'foreign',
          version: 1,
          assign: async () => [],
          protocol: () => ({ name: 'foreign', metadata: Buffer.alloc(0) }),
        }),
      ],
    });
    await stranger.connect();
    await stranger.subscribe({ topics: [testEnv.topicPrefix + topic.name] });
    const { promise: joined, resolve: tellJoined } = Promise.withResolvers<void>();
    stranger.on(stranger.events.GROUP_JOIN, () => tellJoined());
    await stranger.run({ eachMessage: async () => undefined });
    await joined;

    const app = await start();

    await eventually(() => expect(app.fatal).toHaveLength(1));
    expect(app.fatal[0]?.message).toMatch(/protocol/);
    expect(app.server.progress.failure).toBe('NOT_JOINED');
    await stranger.disconnect();
  });
});

describe('dead letters', () => {
  it('are replayed within seconds of being asked for', async () => {
    await producer.send(
      topic,
      [0, 1].map((n) => ({ key: 'k', message: entry('k', n, n === 0 ? 'poison' : 'write') })),
    );
    await start();
    const [dead, blocked] = await eventually(async () => {
      const letters = await listDeadLetters(database, {});
      expect(letters).toHaveLength(2);
      return letters;
    });
    expect([dead?.state, blocked?.state]).toEqual(['dead', 'blocked']);
    book.mended = true;

    await requestSettlement(database, { id: dead?.id ?? '', action: 'replay', by: 'Ada' });

    await read('k', 2);
  });
});

describe('a consumer that makes no progress although there are unread messages', () => {
  it('is fatal', async () => {
    await append('k', 0, 1);
    const { server, fatal } = await start({ stallMs: 500 });
    await read('k', 1);
    server.unwrap<Consumer>().pause([{ topic: testEnv.topicPrefix + topic.name }]);

    await append('k', 1, 1);

    await eventually(() => expect(fatal[0]?.message).toMatch(new RegExp(`No message of ${topic.name}/[01] `)));
  });

  it('may wait for something that is down', async () => {
    const { fatal } = await start({ stallMs: 500 });
    await append('k', 0, 1, 'outage');

    await eventually(() => expect(book.batches.length).toBeGreaterThan(4));

    expect(fatal).toEqual([]);
  });
});

describe('a topic without a handler', () => {
  it('stops the start', async () => {
    const starting = start({ topics: [topic, { ...topic, name: 'unheard' }] });

    await expect(starting).rejects.toThrow('No handler for topic unheard');
  });
});

describe('versions of the protocol', () => {
  it('are those that a Kafka 4 broker supports', async () => {
    await append('k', 0, 1);
    const { server } = await start();
    const consumer = server.unwrap<Consumer>();
    const versions = new Map<string, number>();
    consumer.on(consumer.events.REQUEST, ({ payload }) => versions.set(payload.apiName, payload.apiVersion));
    await append('k', 1, 1);

    await read('k', 2);

    await eventually(() =>
      expect(Object.fromEntries(versions)).toMatchObject({ Fetch: 11, Heartbeat: 3, OffsetCommit: 5 }),
    );
  });
});

async function start(
  options: { maxBatch?: number; stallMs?: number; topics?: TopicContract[] } = {},
): Promise<Running> {
  const [logger, registry] = [new RecordingLogger(), new Registry()];
  const fatal: Error[] = [];
  const [calls, intercepted, noticed]: [number[], number[], string[]] = [[], [], []];
  const consumer = `spec-${turn}`;
  const server = new BatchKafkaServer({
    kafka,
    database,
    codec,
    sealing: unsealed,
    consumer,
    topics: [topic],
    outbox: new Outbox(consumer, codec),
    registry,
    logger,
    committed: () => undefined,
    fatal: (error) => fatal.push(error),
    ...options,
  });
  const app = await nestApp(server, calls, intercepted);
  const client = server.unwrap<Consumer>();
  for (const event of [client.events.CRASH, client.events.REBALANCING, client.events.DISCONNECT, client.events.STOP]) {
    client.on(event, () => noticed.push(event));
  }
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= app.close());
  await app.listen().catch(async (error) => {
    await close();
    throw error;
  });
  const started = { server, logger, registry, fatal, noticed, calls, intercepted, close };
  running.push(started);
  return started;
}

async function nestApp(server: BatchKafkaServer, calls: number[], intercepted: number[]): Promise<INestMicroservice> {
  @Controller()
  class LedgerController {
    @EventPattern<string>(topic.name, KAFKA_BATCH)
    on(@Payload() messages: LogMessage<SyncCommand>[], @Ctx() context: BatchContext): Promise<void> {
      calls.push(messages.length);
      return book.handle(messages, context);
    }
  }
  class Counting implements NestInterceptor {
    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
      intercepted.push(context.switchToRpc().getData().length);
      return next.handle();
    }
  }
  const module = await Test.createTestingModule({ controllers: [LedgerController] }).compile();
  const app = module.createNestMicroservice<MicroserviceOptions>({ strategy: server, logger: false });
  app.useGlobalFilters(new RethrowFilter());
  app.useGlobalInterceptors(new Counting());
  return app;
}

async function makeTopic(name: string): Promise<void> {
  const full = testEnv.topicPrefix + name;
  await admin.createTopics({
    topics: [{ topic: full, numPartitions: 2, replicationFactor: 1 }],
    waitForLeaders: false,
  });
  await eventually(() => admin.fetchTopicMetadata({ topics: [full] }));
}

function append(key: string, first: number, count: number, word: Word = 'write'): Promise<void> {
  return producer.send(
    topic,
    numbersFrom(first, count).map((number) => ({ key, message: entry(key, number, word) })),
  );
}

/** Lets the broker forget what lies before an offset, as retention does. */
async function expire(before: number): Promise<void> {
  const offsets = await admin.fetchTopicOffsets(testEnv.topicPrefix + topic.name);
  const partitions = offsets
    .filter(({ high }) => high !== '0')
    .map(({ partition }) => ({ partition, offset: String(before) }));
  await admin.deleteTopicRecords({ topic: testEnv.topicPrefix + topic.name, partitions });
}

async function read(key: string, count: number): Promise<void> {
  await eventually(async () =>
    expect(await lines()).toEqual(numbersFrom(0, count).map((number) => `${key} ${number}`)),
  );
}

function lines(): Promise<string[]> {
  return book.lines();
}

function numbers(first: number, count: number): string[] {
  return numbersFrom(first, count).map((number) => `k ${number}`);
}

function numbersFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
