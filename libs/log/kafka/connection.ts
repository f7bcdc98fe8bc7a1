import kafkajs, { type Kafka, type LogEntry, logLevel } from 'kafkajs';
import { compress, decompress } from '../zstd.js';

export interface KafkaConnection {
  readonly brokers: readonly string[];
  /** Shown in the broker's logs and quotas. */
  readonly clientId: string;
  /** Put before every topic name, e.g. `kith.`. */
  readonly topicPrefix: string;
}

/** What the room writes its own log lines to; pino fits. */
export interface KafkaLogger {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

export function connectKafka(connection: KafkaConnection, logger: KafkaLogger): Kafka {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.ZSTD] = zstd;
  return new kafkajs.Kafka({
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    connectionTimeout: 5_000,
    retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 12 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => write(logger, entry),
  });
}

/** kafkajs brings gzip only. */
const zstd = () => ({
  compress: async (encoder: { buffer: Buffer }) => compress(encoder.buffer),
  decompress: async (bytes: Buffer) => decompress(bytes),
});

/** kafkajs reports as errors what it then retries by itself: what is final reaches us as rejections and CRASH events. */
function write(logger: KafkaLogger, { namespace, log }: LogEntry): void {
  // Said at every start of an idempotent producer; Kith relies on consumers that bear repetition, not on the producer.
  if (log.message.startsWith('Limiting retries for the idempotent producer')) return;
  logger.warn({ kafka: namespace, error: log.error, groupId: log.groupId }, log.message);
}
