import { setTimeout as delay } from 'node:timers/promises';
import { rawContacts } from '#contracts';
import { connectKafka } from '#event-log';
import { batchConfig, kafkaConnection, runService } from '#service-kit';
import { Database } from '#store';
import { APPLY } from './tally.js';

/** Time in which a kill separates the rows from their offset; on a busy database it occurs by itself. */
const BETWEEN_ROWS_AND_OFFSET_MS = 100;

/** The control: applies a batch, then commits its offset to Kafka. Otherwise the same as the consumer of libs/event-log. */
await runService({
  name: 'tally',
  config: batchConfig,
  start: async ({ config, logger, fatal }) => {
    const database = await Database.open({ url: config.KITH_DATABASE_URL, applicationName: 'tally' });
    const kafka = kafkaConnection(config, 'tally');
    const consumer = connectKafka(kafka, logger).consumer({
      groupId: `${kafka.topicPrefix}tally`,
      sessionTimeout: 10_000,
      maxWaitTimeInMs: 100,
      retry: { restartOnFailure: async () => true },
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) fatal(payload.error, 75);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [kafka.topicPrefix + rawContacts.name], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning, isStale }) => {
        for (let start = 0; start < batch.messages.length; start += config.KITH_BATCH_SIZE) {
          if (!isRunning() || isStale()) return;
          const messages = batch.messages.slice(start, start + config.KITH_BATCH_SIZE);
          const last = messages.at(-1)?.offset ?? '0';
          await database.transaction((tx) => tx.execute(APPLY, [messages.map(({ key }) => String(key))]));
          await delay(BETWEEN_ROWS_AND_OFFSET_MS);
          resolveOffset(last);
          await consumer.commitOffsets([
            { topic: batch.topic, partition: batch.partition, offset: String(BigInt(last) + 1n) },
          ]);
          await heartbeat();
        }
      },
    });
    return {
      stop: async () => {
        await consumer.disconnect();
        await database.close();
      },
    };
  },
});
