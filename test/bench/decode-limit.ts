import type { Kafka } from 'kafkajs';
import { rawContacts, SingleObjectCodec } from '#contracts';

/** Messages per second of a consumer that only fetches and decodes raw.contacts. */
export async function decodeRate(kafka: Kafka, topicPrefix: string, count: number): Promise<number> {
  const codec = new SingleObjectCodec();
  const consumer = kafka.consumer({ groupId: `${topicPrefix}decode-only`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topicPrefix + rawContacts.name], fromBeginning: true });
  let decoded = 0;
  let started = 0;
  const seconds = await new Promise<number>((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    const run = consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        started ||= performance.now();
        for (const { value } of batch.messages) codec.decode(rawContacts, value);
        decoded += batch.messages.length;
        if (decoded >= count) resolve((performance.now() - started) / 1_000);
      },
    });
    run.catch(reject);
  });
  await consumer.disconnect();
  return count / seconds;
}
