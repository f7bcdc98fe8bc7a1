import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Admin, type ITopicConfig } from 'kafkajs';
import { deadLetterTopicOf, type TopicContract, topics } from '#contracts';
import { connectKafka, type KafkaLogger, type KafkaLogin } from './connection.js';
import { type Replication, replicationFor } from './replication.js';

const DEAD_LETTER_RETENTION_MS = 30 * 24 * 3_600_000;
const LEADERS_TIMEOUT_MS = 30_000;
const RETRY_MS = 100;

interface ProvisionOptions {
  readonly brokers: readonly string[];
  /** Absent when the brokers ask for no login. */
  readonly login?: KafkaLogin | undefined;
  readonly prefix: string;
  readonly logger: KafkaLogger;
  /** Replicas of each partition of a new topic; replicationFor decides when absent. */
  readonly replication?: number | undefined;
}

/**
 * Creates the topics that are missing and returns their names. Existing topics stay as they are. A topic with another number of
 * partitions than its contract's is refused, because keys would be in other partitions than before.
 */
export async function provisionTopics(options: ProvisionOptions): Promise<string[]> {
  const { brokers, login, prefix } = options;
  const admin = connectKafka({ brokers, clientId: 'kith-setup', topicPrefix: prefix, login }, options.logger).admin();
  await admin.connect();
  try {
    const cluster = await admin.describeCluster();
    const replication = replicationFor(cluster.brokers.length, options.replication);
    const wanted = topics.flatMap((topic) => [topicConfig(topic, prefix), deadLetterConfig(topic, prefix)]);
    const existing = new Set(await admin.listTopics());
    const missing = wanted.filter(({ topic }) => !existing.has(topic));
    const present = wanted.filter(({ topic }) => existing.has(topic));
    const { topics: found } = present.length
      ? await admin.fetchTopicMetadata({ topics: present.map(({ topic }) => topic) })
      : { topics: [] };
    for (const { name, partitions } of found) {
      const numPartitions = wanted.find(({ topic }) => topic === name)?.numPartitions;
      if (numPartitions !== partitions.length) {
        throw new Error(
          `Topic ${name} has ${partitions.length} partitions where Kith needs ${numPartitions}: use another KITH_TOPIC_PREFIX or recreate the topic`,
        );
      }
    }
    if (missing.length === 0) return [];
    await admin.createTopics({
      waitForLeaders: false,
      topics: missing.map((topic) => replicated(topic, replication)),
    });
    const created = missing.map(({ topic }) => topic);
    await waitForLeaders(admin, created);
    return created;
  } finally {
    await admin.disconnect();
  }
}

function replicated(topic: ITopicConfig, { replicationFactor, minInSyncReplicas }: Replication): ITopicConfig {
  const { configEntries = [] } = topic;
  const inSync = { name: 'min.insync.replicas', value: String(minInSyncReplicas) };
  return { ...topic, replicationFactor, configEntries: [...configEntries, inSync] };
}

/** For a while after creating a topic a broker answers that it does not exist; kafkajs gives up on that answer. */
async function waitForLeaders(admin: Admin, names: string[]): Promise<void> {
  const deadline = performance.now() + LEADERS_TIMEOUT_MS;
  for (;;) {
    try {
      await admin.fetchTopicMetadata({ topics: names });
      return;
    } catch (error) {
      if (!isNotYetKnown(error) || performance.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}

function isNotYetKnown(error: unknown): boolean {
  return (
    error instanceof kafkajs.KafkaJSProtocolError &&
    ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'].includes(error.type)
  );
}

function topicConfig(topic: TopicContract, prefix: string) {
  return {
    topic: prefix + topic.name,
    numPartitions: topic.partitions,
    configEntries: [
      { name: 'cleanup.policy', value: topic.compacted ? 'compact' : 'delete' },
      { name: 'retention.ms', value: String(topic.retentionMs) },
      { name: 'max.message.bytes', value: String(8 << 20) },
    ],
  };
}

function deadLetterConfig(topic: TopicContract, prefix: string) {
  return {
    topic: prefix + deadLetterTopicOf(topic.name),
    numPartitions: 1,
    configEntries: [
      { name: 'retention.ms', value: String(DEAD_LETTER_RETENTION_MS) },
      { name: 'max.message.bytes', value: String(8 << 20) },
    ],
  };
}
