import { randomBytes } from 'node:crypto';
import type { Admin } from 'kafkajs';
import { ConfigResourceTypes, ConfigSource } from 'kafkajs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { topics } from '#contracts';
import { eventually } from '../../../test/support/eventually.js';
import '../../../test/support/provided.js';
import { deleteTopics } from '../../../test/support/topics.js';
import { RecordingLogger } from '../testing/recording-logger.js';
import { connectKafka } from './connection.js';
import { provisionTopics } from './provision-topics.js';

const brokers = inject('kafkaBrokers').split(',');
const logger = new RecordingLogger();
const admin: Admin = connectKafka({ brokers, clientId: 'spec', topicPrefix: '' }, logger).admin();

let prefix: string;

beforeAll(() => admin.connect());
afterAll(() => admin.disconnect());
beforeEach(() => {
  prefix = `p${randomBytes(5).toString('hex')}.`;
});
afterEach(() => deleteTopics(brokers.join(','), prefix));

describe('provisionTopics', () => {
  it('creates every topic of the contracts and its dead-letter topic, and returns their names', async () => {
    const created = await provision();

    const expected = topics.flatMap(({ name }) => [`${prefix}${name}`, `${prefix}${name}.dlq`]);
    expect([...created].sort()).toEqual([...expected].sort());
    const { topics: found } = await admin.fetchTopicMetadata({ topics: created });
    expect(
      Object.fromEntries(found.map(({ name, partitions }) => [name.slice(prefix.length), partitions.length])),
    ).toEqual(
      Object.fromEntries(
        topics.flatMap(({ name, partitions }) => [
          [name, partitions],
          [`${name}.dlq`, 1],
        ]),
      ),
    );
  });

  it('keeps the messages of each topic as long as its contract says', async () => {
    await provision();

    const kept = await Promise.all(['raw.contacts', 'sync.commands', 'crm.changes', 'raw.contacts.dlq'].map(configOf));

    const eightMegabytes = String(8 * 1024 * 1024);
    expect(kept).toEqual([
      { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'max.message.bytes': eightMegabytes },
      { 'cleanup.policy': 'delete', 'retention.ms': String(7 * 86_400_000), 'max.message.bytes': eightMegabytes },
      { 'cleanup.policy': 'compact', 'retention.ms': '-1', 'max.message.bytes': eightMegabytes },
      { 'cleanup.policy': 'delete', 'retention.ms': String(30 * 86_400_000), 'max.message.bytes': eightMegabytes },
    ]);
  });

  it('replicates topics as often as the cluster has brokers, at most three times', async () => {
    await provision();

    const { topics: found } = await admin.fetchTopicMetadata({ topics: [`${prefix}raw.contacts`] });
    expect(found.flatMap(({ partitions }) => partitions.map(({ replicas }) => replicas.length))).toEqual(
      Array.from({ length: 12 }, () => 1),
    );
    const resource = {
      type: ConfigResourceTypes.TOPIC,
      name: `${prefix}raw.contacts`,
      configNames: ['min.insync.replicas'],
    };
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [resource] });
    expect(resources.flatMap(({ configEntries }) => configEntries)).toMatchObject([
      { configName: 'min.insync.replicas', configValue: '1', configSource: ConfigSource.TOPIC_CONFIG },
    ]);
  });

  it('refuses more replicas than there are brokers, and creates nothing then', async () => {
    await expect(provision(3)).rejects.toThrow('KITH_TOPIC_REPLICATION is 3, but the cluster has 1 broker.');
    expect((await admin.listTopics()).filter((topic) => topic.startsWith(prefix))).toEqual([]);
  });

  it('creates only what is missing, and nothing when run again', async () => {
    await provision();
    const lost = `${prefix}raw.groups`;
    await admin.deleteTopics({ topics: [lost] });
    await eventually(async () => expect(await admin.listTopics()).not.toContain(lost));

    expect(await provision()).toEqual([lost]);
    expect(await provision()).toEqual([]);
  });

  it('leaves every topic there, and usable, when several processes provision at once', async () => {
    await Promise.all([provision(), provision(), provision()]);

    expect(await provision()).toEqual([]);
  });

  it('refuses a topic with another number of partitions, and creates nothing then', async () => {
    const name = `${prefix}raw.contacts`;
    await admin.createTopics({
      topics: [{ topic: name, numPartitions: 2, replicationFactor: 1 }],
      waitForLeaders: false,
    });
    await eventually(async () => expect(await admin.listTopics()).toContain(name));

    await expect(provision()).rejects.toThrow(`Topic ${name} has 2 partitions where Kith needs 12`);
    expect((await admin.listTopics()).filter((topic) => topic.startsWith(prefix))).toEqual([name]);
  });
});

describe('a topic that was not provisioned', () => {
  it('is not made by writing to it, even for a client that asks for it: the send fails', async () => {
    const kafka = connectKafka({ brokers, clientId: 'spec', topicPrefix: prefix }, logger);
    const producer = kafka.producer({ allowAutoTopicCreation: true, retry: { retries: 1, initialRetryTime: 50 } });
    await producer.connect();

    const sending = producer.send({ topic: `${prefix}nowhere`, messages: [{ key: 'a', value: 'b' }] });

    await expect(sending).rejects.toThrow('This server does not host this topic-partition');
    expect(await admin.listTopics()).not.toContain(`${prefix}nowhere`);
    await producer.disconnect();
  });
});

function provision(replication?: number): Promise<string[]> {
  return provisionTopics({ brokers, prefix, logger, replication });
}

async function configOf(topic: string): Promise<Record<string, string>> {
  const configNames = ['cleanup.policy', 'retention.ms', 'max.message.bytes'];
  const resource = { type: ConfigResourceTypes.TOPIC, name: prefix + topic, configNames };
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [resource] });
  const entries = resources.flatMap(({ configEntries }) => configEntries);
  return Object.fromEntries(
    configNames.map((name) => [name, entries.find((found) => found.configName === name)?.configValue ?? '']),
  );
}
