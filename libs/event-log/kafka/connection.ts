import kafkajs, { type Kafka, type LogEntry, logLevel } from 'kafkajs';
import { compress, decompress } from '../zstd.js';
import { checkWaitingRequestsOnly } from './request-queue.js';

export interface KafkaConnection {
  readonly brokers: readonly string[];
  /** Shown in the broker's logs and quotas. */
  readonly clientId: string;
  /** Prefix of every topic name, e.g. `kith.`. */
  readonly topicPrefix: string;
  /** For SASL/PLAIN; absent when the brokers ask for no login. */
  readonly login?: KafkaLogin | undefined;
}

export interface KafkaLogin {
  readonly username: string;
  readonly password: string;
}

/** Where this library logs; pino fits. */
export interface KafkaLogger {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

checkWaitingRequestsOnly();

export function connectKafka(connection: KafkaConnection, logger: KafkaLogger): Kafka {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.ZSTD] = zstd;
  return new kafkajs.Kafka({
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    ...(connection.login && { sasl: { mechanism: 'plain', ...connection.login } }),
    connectionTimeout: 5_000,
    retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 12 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => write(logger, entry),
  });
}

/** kafkajs has gzip only. */
const zstd = () => ({
  compress: async (encoder: { buffer: Buffer }) => compress(encoder.buffer),
  decompress: async (bytes: Buffer) => decompress(bytes),
});

/** kafkajs logs as errors what it then retries by itself. Final errors are rejections and CRASH events. */
function write(logger: KafkaLogger, { namespace, log }: LogEntry): void {
  // Logged at every start of an idempotent producer; duplicates are harmless because consumers are idempotent.
  if (log.message.startsWith('Limiting retries for the idempotent producer')) return;
  logger.warn({ kafka: namespace, error: log.error, groupId: log.groupId }, log.message);
}
