import { randomBytes } from 'node:crypto';
import kafkajs from 'kafkajs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crmChanges, syncCommands } from '#contracts';
import type { TestEnvironment } from '../../../test/support/create-test-environment.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { codec, entry } from '../testing/ledger.js';
import { readTopic } from '../testing/read-topic.js';
import { RecordingLogger } from '../testing/recording-logger.js';
import { connectKafka, type KafkaConnection } from './connection.js';
import { LogProducer, type OutgoingRecord } from './producer.js';

let testEnv: TestEnvironment;
let kafka: KafkaConnection;
let producer: LogProducer;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'spec', topicPrefix: testEnv.topicPrefix };
});
afterAll(() => testEnv.close());
beforeEach(() => {
  producer = new LogProducer(kafka, codec, new RecordingLogger());
});
afterEach(() => producer.close());

describe('the producer', () => {
  it('writes messages with their schema and tombstones without a value, each key in order', async () => {
    await producer.send(syncCommands, [
      { key: 'a', message: entry('a', 1) },
      { key: 'a', message: entry('a', 2) },
      { key: 'a', message: null },
    ]);

    const records = await readTopic(kafka, syncCommands.name);

    expect(records.map(({ key, value }) => ({ key, message: value && codec.decode(syncCommands, value) }))).toEqual([
      { key: 'a', message: entry('a', 1) },
      { key: 'a', message: entry('a', 2) },
      { key: 'a', message: null },
    ]);
    expect(records.map(({ headers }) => Object.keys(headers))).toEqual([['schema'], ['schema'], []]);
  });

  it('compresses with zstd on the wire', async () => {
    await producer.sendRecords([record('raw.groups', 'a', Buffer.alloc(10_000, 'x'))]);
    const decompressed = countZstd();

    const records = await readTopic(kafka, 'raw.groups');

    expect(records).toHaveLength(1);
    expect(decompressed()).toBe(1);
  });

  it('writes more in one call than the broker takes as one batch', async () => {
    const records = Array.from({ length: 24 }, (_, i) =>
      record(crmChanges.name, 'one key', randomBytes(1 << 20), `${i}`),
    );

    await producer.sendRecords(records);

    const written = await readTopic(kafka, crmChanges.name);
    expect(written.map(({ headers }) => headers.number)).toEqual(records.map(({ headers }) => headers.number));
    expect(written.every(({ value }, i) => value?.equals(records[i]?.value ?? Buffer.alloc(0)))).toBe(true);
  });

  it('recovers from a record that the broker refuses, also for those who send at the same time', async () => {
    const tooLarge = record('crm.activity', 'a', randomBytes(9 << 20));

    const sends = await Promise.allSettled([
      producer.sendRecords([tooLarge]),
      producer.sendRecords([tooLarge]),
      producer.sendRecords([tooLarge]),
    ]);
    await producer.sendRecords([record('crm.activity', 'b', Buffer.from('small'))]);

    expect(sends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await readTopic(kafka, 'crm.activity')).map(({ key }) => key)).toEqual(['b']);
  });

  it('asks nothing of the broker for no records, and can be closed unused and twice', async () => {
    const unreachable = new LogProducer({ ...kafka, brokers: ['127.0.0.1:1'] }, codec, new RecordingLogger());

    await unreachable.sendRecords([]);
    await unreachable.close();
    await unreachable.close();
  });
});

describe('versions of the protocol', () => {
  it('are those that a Kafka 4 broker supports', async () => {
    const versions = new Map<string, number>();
    const observed = connectKafka(kafka, new RecordingLogger()).producer({ idempotent: true, maxInFlightRequests: 1 });
    observed.on(observed.events.REQUEST, ({ payload }) => versions.set(payload.apiName, payload.apiVersion));

    await observed.connect();
    await observed.send({ topic: `${testEnv.topicPrefix}sync.events`, messages: [{ key: 'a', value: 'b' }] });
    await observed.disconnect();

    expect(Object.fromEntries(versions)).toEqual({ ApiVersions: 2, InitProducerId: 1, Metadata: 6, Produce: 7 });
  });
});

function record(topic: string, key: string, value: Buffer, number = ''): OutgoingRecord {
  return { topic, key, value, headers: { number } };
}

/** Counts the batches whose attributes name zstd from now on. */
function countZstd(): () => number {
  const { ZSTD } = kafkajs.CompressionTypes;
  let make = kafkajs.CompressionCodecs[ZSTD];
  let count = 0;
  const counting = () => {
    const real = make();
    const decompress = (buffer: Buffer) => {
      count++;
      return real.decompress(buffer);
    };
    return { ...real, decompress };
  };
  Object.defineProperty(kafkajs.CompressionCodecs, ZSTD, {
    get: () => counting,
    set: (registered: typeof make) => {
      make = registered;
    },
  });
  return () => count;
}
