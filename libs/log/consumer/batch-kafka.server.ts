import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { Consumer, ConsumerCrashEvent, ConsumerGroupJoinEvent, Kafka } from 'kafkajs';
import type { Registry } from 'prom-client';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Codec, TopicContract } from '#contracts';
import type { Database } from '#store';
import { settleDeadLetters } from '../dead-letters/replay.js';
import { connectKafka, type KafkaConnection, type KafkaLogger } from '../kafka/connection.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Sealing } from '../sealing.js';
import { type BatchHandler, BatchProcessor, isKeptForEver } from './batch-processor.js';
import { ConsumerMetrics } from './consumer-metrics.js';
import { ConsumerProgress } from './consumer-progress.js';
import { PartitionRunner } from './partition-runner.js';
import { resumableOffset } from './rewind.js';
import { StallWatch, type Standing } from './stall-watch.js';

/** Transport of `@EventPattern(topic, KAFKA_BATCH)` handlers: `(messages: LogMessage<M>[], context: BatchContext)`. */
export const KAFKA_BATCH: unique symbol = Symbol('KAFKA_BATCH');

const WATCH_MS = 1_000;
const STALL_MS = 300_000;

interface BatchKafkaOptions {
  readonly kafka: KafkaConnection;
  readonly database: Database;
  readonly codec: Codec;
  readonly sealing: Sealing;
  /** Names the consumer group and the checkpoints. */
  readonly consumer: string;
  readonly topics: readonly TopicContract[];
  readonly outbox: Outbox;
  readonly registry: Registry;
  readonly logger: KafkaLogger;
  /** The most messages of one transaction. */
  readonly maxBatch?: number;
  /** How long a partition may stand still while there is something to read; five minutes when absent. */
  readonly stallMs?: number;
  /** After every commit: there may be something in the outbox. */
  committed(): void;
  /** The consumer is dead or stands still, and will not come back by itself: end the process. */
  fatal(error: Error): void;
}

/**
 * A Nest transport that hands whole batches to its handlers, each within the transaction that also moves the partition's
 * checkpoint. The database says where every partition goes on; what Kafka remembers is a hint.
 */
export class BatchKafkaServer extends Server implements CustomTransportStrategy {
  override readonly transportId = KAFKA_BATCH;
  override readonly propagatesEventHandlerErrors = true;
  readonly progress = new ConsumerProgress();
  readonly #topics: ReadonlyMap<string, TopicContract>;
  readonly #kafka: Kafka;
  readonly #consumer: Consumer;
  readonly #runner: PartitionRunner;
  readonly #closing = new AbortController();
  readonly #stallMs: number;
  readonly #stalls: StallWatch;
  #stallsSeenAt = 0;
  #assigned: readonly { topic: string; partition: number }[] = [];
  #watch: NodeJS.Timeout | undefined;
  #watching: Promise<void> | undefined;

  constructor(private readonly options: BatchKafkaOptions) {
    super();
    this.#topics = new Map(options.topics.map((topic) => [topic.name, topic]));
    this.#stallMs = options.stallMs ?? STALL_MS;
    this.#stalls = new StallWatch(this.#stallMs);
    this.#kafka = connectKafka(options.kafka, options.logger);
    this.#consumer = this.#kafka.consumer({
      groupId: options.kafka.topicPrefix + options.consumer,
      allowAutoTopicCreation: false,
      sessionTimeout: 10_000,
      rebalanceTimeout: 15_000,
      heartbeatInterval: 2_000,
      maxWaitTimeInMs: 100,
      maxBytesPerPartition: 256 << 10,
      maxBytes: 512 << 10,
      retry: { restartOnFailure: async () => true },
    });
    this.#runner = new PartitionRunner({
      processor: new BatchProcessor({ ...options, handler: (topic) => this.#handler(topic) }),
      maxBatch: options.maxBatch ?? 500,
      progress: this.progress,
      metrics: new ConsumerMetrics(options.registry),
      logger: options.logger,
      committed: options.committed,
      rewind: (topic, partition, next) => this.#rewind(topic, partition, next),
      hint: (topic, partition, next) => this.#hint(topic.name, partition, next),
    });
  }

  override async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      for (const topic of this.#topics.values()) this.#handler(topic);
      this.#consumer.on(this.#consumer.events.CRASH, (event) => this.#crashed(event));
      this.#consumer.on(this.#consumer.events.GROUP_JOIN, (event) => void this.#joined(event));
      await this.#consumer.connect();
      await this.#consumer.subscribe({
        topics: [...this.#topics.keys()].map((name) => this.#physical(name)),
        fromBeginning: true,
      });
      await this.#consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 2,
        eachBatch: async (payload) => {
          const topic = this.#topics.get(this.#logical(payload.batch.topic));
          if (topic) await this.#runner.run(topic, payload);
        },
      });
      this.#watch = setInterval(() => this.#look(), WATCH_MS);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Stops fetching and waits for the batch in hand. */
  override async close(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#watch);
    await this.#watching;
    await this.#consumer.stop();
    await this.#consumer.disconnect();
  }

  override on(): never {
    throw new Error('BatchKafkaServer emits no events: see `progress`');
  }

  override unwrap<T>(): T {
    return this.#consumer as T;
  }

  #handler(topic: TopicContract): BatchHandler {
    const handler: MessageHandler | null = this.getHandlerByPattern(topic.name);
    if (!handler) throw new Error(`No handler for topic ${topic.name}`);
    return async (messages, context) => {
      const result: unknown = await handler(messages, context);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    };
  }

  #crashed({ payload }: ConsumerCrashEvent): void {
    if (!payload.restart) this.options.fatal(payload.error);
  }

  /** The database, not Kafka, says where the partitions that were just given to us go on. */
  async #joined({ payload }: ConsumerGroupJoinEvent): Promise<void> {
    this.progress.reassigned();
    this.#assigned = Object.entries(payload.memberAssignment).flatMap(([physical, partitions]) =>
      partitions.map((partition) => ({ topic: this.#logical(physical), partition })),
    );
    try {
      const stands = await this.#checkpoints();
      for (const { topic: name, partition } of this.#assigned) {
        const topic = this.#topics.get(name);
        const next = stands.get(`${name}/${partition}`) ?? (topic && isKeptForEver(topic) ? 0n : undefined);
        if (next !== undefined) this.#seek(name, partition, next);
      }
    } catch (error) {
      this.options.logger.warn(
        { err: error },
        'Checkpoints could not be read on joining: each batch will check its own',
      );
    }
  }

  #look(): void {
    this.#watching ??= this.#lookAround()
      .catch((error: unknown) => {
        this.options.logger.warn(
          { err: error },
          'Checkpoints and dead letters could not be looked at: will look again',
        );
      })
      .finally(() => {
        this.#watching = undefined;
      });
  }

  /** Has somebody emptied a read model, or asked something of a dead letter? */
  async #lookAround(): Promise<void> {
    const { positions } = this.progress;
    const stands = await this.#checkpoints();
    for (const { topic, partition, next } of positions) {
      const stand = stands.get(`${topic}/${partition}`) ?? 0n;
      if (stand < next) this.#seek(topic, partition, stand);
    }
    const settled = await settleDeadLetters({
      ...this.options,
      topics: this.#topics,
      handler: (topic) => this.#handler(topic),
      signal: this.#closing.signal,
    });
    if (settled > 0) this.options.committed();
    const now = performance.now();
    if (now - this.#stallsSeenAt < this.#stallMs / 10) return;
    this.#stallsSeenAt = now;
    const stalled = this.#stalls.look(now, await this.#standings(stands));
    if (stalled.length > 0) {
      const minutes = Math.round(this.#stallMs / 60_000);
      this.options.fatal(
        new Error(`Nothing was read from ${stalled.join(', ')} for ${minutes} minutes though there is more`),
      );
    }
  }

  /** Of the partitions that are ours and do not wait for something that is down. */
  async #standings(stands: ReadonlyMap<string, bigint>): Promise<Standing[]> {
    const admin = this.#kafka.admin();
    await admin.connect();
    try {
      const standings: Standing[] = [];
      for (const topic of new Set(this.#assigned.map((assigned) => assigned.topic))) {
        const offsets = await admin.fetchTopicOffsets(this.#physical(topic));
        for (const { partition, low, high } of offsets) {
          const name = `${topic}/${partition}`;
          const ours = this.#assigned.some((assigned) => assigned.topic === topic && assigned.partition === partition);
          if (!ours || this.progress.isTroubled(topic, partition)) continue;
          standings.push({ partition: name, next: stands.get(name) ?? 0n, first: BigInt(low), end: BigInt(high) });
        }
      }
      return standings;
    } finally {
      await admin.disconnect();
    }
  }

  async #checkpoints(): Promise<Map<string, bigint>> {
    const rows = await this.options.database.query<{ topic: string; partition: number; next_offset: string }>(
      'select topic, partition, next_offset from log.checkpoints where consumer = $1',
      [this.options.consumer],
    );
    return new Map(rows.map(({ topic, partition, next_offset }) => [`${topic}/${partition}`, BigInt(next_offset)]));
  }

  async #rewind(topic: TopicContract, partition: number, next: bigint): Promise<void> {
    const { database, consumer, logger } = this.options;
    const from = await resumableOffset({
      kafka: this.#kafka,
      database,
      logger,
      topic: this.#physical(topic.name),
      at: { consumer, topic: topic.name, partition },
      next,
      keptForEver: isKeptForEver(topic),
    });
    this.#seek(topic.name, partition, from);
  }

  #seek(topic: string, partition: number, offset: bigint): void {
    this.#consumer.seek({ topic: this.#physical(topic), partition, offset: String(offset) });
  }

  #hint(topic: string, partition: number, next: bigint): void {
    this.#consumer
      .commitOffsets([{ topic: this.#physical(topic), partition, offset: String(next) }])
      .catch((error: unknown) => {
        this.options.logger.warn({ err: error, topic, partition }, 'The offset hint was not taken');
      });
  }

  #physical(topic: string): string {
    return this.options.kafka.topicPrefix + topic;
  }

  #logical(topic: string): string {
    return topic.slice(this.options.kafka.topicPrefix.length);
  }
}
