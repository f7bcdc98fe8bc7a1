import type { Kafka } from 'kafkajs';
import { advanceCheckpoint, type CheckpointKey, type Database, lockCheckpoint } from '#store';
import type { KafkaLogger } from '../../kafka/connection.js';
import { LogGap } from './log-gap.js';

interface RewindOptions {
  readonly kafka: Kafka;
  readonly database: Database;
  readonly logger: KafkaLogger;
  /** With prefix. */
  readonly topic: string;
  readonly at: CheckpointKey;
  /** The checkpoint. */
  readonly next: bigint;
  readonly keptForEver: boolean;
}

/**
 * The offset from which a partition continues after messages beyond its checkpoint were fetched. Messages that expired unread are
 * skipped if retention is limited; LogGap is thrown if the topic is kept for ever.
 */
export async function resumableOffset(options: RewindOptions): Promise<bigint> {
  const { at, next, keptForEver, logger } = options;
  const earliest = await earliestOffset(options);
  if (earliest <= next) return next;
  if (keptForEver) {
    throw new LogGap(`${at.topic}/${at.partition} begins at ${earliest} but was processed only up to ${next}`);
  }
  await options.database.transaction(async (tx) => {
    const current = await lockCheckpoint(tx, at, earliest);
    if (current < earliest) await advanceCheckpoint(tx, at, current, earliest);
  });
  logger.warn(
    { topic: at.topic, partition: at.partition, messages: Number(earliest - next) },
    'Messages expired before they were processed',
  );
  return earliest;
}

async function earliestOffset({ kafka, topic, at, next }: RewindOptions): Promise<bigint> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return BigInt(offsets.find(({ partition }) => partition === at.partition)?.low ?? next);
  } finally {
    await admin.disconnect();
  }
}
