import type { Codec, TopicContract } from '#contracts';
import {
  BatchKafkaServer,
  BrokerProbe,
  connectKafka,
  LogProducer,
  Outbox,
  OutboxRelay,
  type Sealing,
  unsealed,
} from '#event-log';
import { Database } from '#store';
import { Heartbeat } from './health/heartbeat.js';
import { codecFor, kafkaConnection } from './kafka-connection.js';
import type { BaseConfig } from './program/config.js';
import { exitCodes } from './program/exit-codes.js';
import type { ServiceContext } from './run-service.js';

/** What a service needs to read from and write to Kafka and Postgres; everything is named after the service. */
export interface KafkaRuntime {
  readonly database: Database;
  readonly codec: Codec;
  readonly producer: LogProducer;
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
  readonly broker: BrokerProbe;
  /** The transport of `@EventPattern(topic, KAFKA_BATCH)` handlers. */
  server(topics: readonly TopicContract[]): BatchKafkaServer;
  /** To be called after the consumers are closed. Finishes the current send, then closes everything. */
  close(): Promise<void>;
}

interface KafkaRuntimeOptions {
  readonly name: string;
  /** Topics that go through the outbox. */
  readonly emits: readonly TopicContract[];
  readonly maxBatch?: number;
  /** How values are sealed in Kafka; not at all when absent. */
  readonly sealing?: Sealing;
  /** Closed with the runtime; opened by it when absent. */
  readonly database?: Database;
}

/** Opens producer, outbox and, unless it is given, the database, with their readiness checks, and begins to write heartbeats. */
export async function openKafkaRuntime(
  context: ServiceContext<BaseConfig>,
  options: KafkaRuntimeOptions,
): Promise<KafkaRuntime> {
  const { config, logger, metrics, health, fatal } = context;
  const { name, emits, maxBatch, sealing = unsealed } = options;
  const database = options.database ?? (await Database.open({ url: config.KITH_DATABASE_URL, applicationName: name }));
  health.ready('postgres', () => database.ping());
  const codec = codecFor(config);
  const kafka = kafkaConnection(config, name);
  const broker = new BrokerProbe(connectKafka(kafka, logger));
  health.ready('kafka', () => broker.ping());
  const producer = new LogProducer(kafka, codec, logger, sealing);
  const outbox = new Outbox(name, codec, sealing);
  await outbox.prepare(emits);
  const relay = new OutboxRelay({ database, producer, outbox, logger });
  relay.start();
  const consumed: string[] = [];
  const heartbeat = new Heartbeat({ service: name, database, health, logger, consumes: () => consumed });
  heartbeat.start();

  const server = (topics: readonly TopicContract[]): BatchKafkaServer => {
    consumed.push(...topics.map((topic) => topic.name));
    const transport = new BatchKafkaServer({
      kafka,
      database,
      codec,
      sealing,
      consumer: name,
      topics,
      outbox,
      registry: metrics,
      logger,
      ...(maxBatch !== undefined && { maxBatch }),
      committed: () => relay.wake(),
      fatal: (error) => fatal(error, exitCodes.temporary),
    });
    health.ready('consumer', () => {
      if (transport.progress.failure) throw new Error(transport.progress.failure);
    });
    return transport;
  };
  const close = async () => {
    await heartbeat.stop();
    await relay.stop();
    await producer.close();
    await broker.close();
    await database.close();
  };
  return { database, codec, producer, outbox, relay, broker, server, close };
}
