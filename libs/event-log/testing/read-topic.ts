import { randomUUID } from 'node:crypto';
import { eventually } from '../../../test/support/eventually.js';
import { connectKafka, type KafkaConnection } from '../kafka/connection.js';
import { RecordingLogger } from './recording-logger.js';

export interface ReadRecord {
  readonly partition: number;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** All records of a topic at the time of the call, in offset order within each partition. */
export async function readTopic(connection: KafkaConnection, topic: string): Promise<ReadRecord[]> {
  const kafka = connectKafka(connection, new RecordingLogger());
  const name = connection.topicPrefix + topic;
  const admin = kafka.admin();
  await admin.connect();
  // For a moment after creating a topic a broker may answer that it does not lead its partitions.
  const ends = await eventually(() => admin.fetchTopicOffsets(name));
  await admin.disconnect();
  const open = new Set(ends.filter(({ high }) => high !== '0').map(({ partition }) => partition));
  if (open.size === 0) return [];

  const records: ReadRecord[] = [];
  const { promise: isRead, resolve: markRead } = Promise.withResolvers<void>();
  const consumer = kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topics: [name], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message: { key, value, headers = {}, offset } }) => {
      const texts = Object.entries(headers).map(([header, text]) => [header, String(text)]);
      records.push({ partition, key: key?.toString() ?? null, value, headers: Object.fromEntries(texts) });
      const end = ends.find((candidate) => candidate.partition === partition)?.high;
      if (BigInt(offset) + 1n >= BigInt(end ?? 0)) open.delete(partition);
      if (open.size === 0) markRead();
    },
  });
  await isRead;
  await consumer.disconnect();
  return records;
}
