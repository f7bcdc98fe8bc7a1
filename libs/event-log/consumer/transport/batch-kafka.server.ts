import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { Consumer, ConsumerCrashEvent, ConsumerGroupJoinEvent, Kafka } from 'kafkajs';
import type { Registry } from 'prom-client';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Codec, TopicContract } from '#contracts';
import type { Database } from '#store';
import { settleDeadLetters } from '../../dead-letters/replay.js';
import { connectKafka, type KafkaConnection, type KafkaLogger } from '../../kafka/connection.js';
import type { Outbox } from '../../outbox/outbox.js';
import type { Sealing } from '../../sealing.js';
import { type BatchHandler, BatchProcessor, isKeptForEver } from '../batch-processor.js';
import { ConsumerMetrics } from './consumer-metrics.js';
import { ConsumerProgress } from './consumer-progress.js';
import { PartitionRunner } from './partition-runner.js';
import { resumableOffset } from './rewind.js';
import { type PartitionPosition, StallWatch } from './stall-watch.js';

/** Transport of `@EventPattern(topic, KAFKA_BATCH)` handlers: `(messages: LogMessage<M>[], context: BatchContext)`. */
export const KAFKA_BATCH: unique symbol = Symbol('KAFKA_BATCH');

const WATCH_MS = 1_000;
const STALL_MS = 300_000;

interface BatchKafkaOptions {
  readonly kafka: KafkaConnection;
  readonly database: Database;
  readonly codec: Codec;
  readonly sealing: Sealing;
  /** Name of the checkpoints, and of the consumer group unless that has another. */
  readonly consumer: string;
  readonly group?: string;
  /** Messages from this offset on are left alone for now; all are read when absent. */
  readonly limit?: (topic: string, partition: number) => bigint | undefined;
  readonly topics: readonly TopicContract[];
  readonly outbox: Outbox;
  readonly registry: Registry;
  readonly logger: KafkaLogger;
  /** Maximum number of messages in one transaction. */
  readonly maxBatch?: number;
  /** How long a partition with unread messages may make no progress; five minutes when absent. */
  readonly stallMs?: number;
  /** Called after every commit: the outbox may have rows. */
  committed(): void;
  /** The consumer crashed or makes no progress, and does not recover by itself: end the process. */
  fatal(error: Error): void;
}

/**
 * A Nest transport that gives whole batches to its handlers, each in the transaction that also advances the partition's
 * checkpoint. Consumption starts at the checkpoint; offsets committed to Kafka are for lag only.
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
  #stallsCheckedAt = 0;
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
      groupId: options.kafka.topicPrefix + (options.group ?? options.consumer),
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
      limit: options.limit ?? (() => undefined),
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
      this.#watch = setInterval(() => this.#watchOnce(), WATCH_MS);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Stops fetching and waits for the current batch. */
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

  /** Newly assigned partitions start at their checkpoints, not at Kafka's offsets. */
  async #joined({ payload }: ConsumerGroupJoinEvent): Promise<void> {
    this.progress.reassigned();
    this.#assigned = Object.entries(payload.memberAssignment).flatMap(([physical, partitions]) =>
      partitions.map((partition) => ({ topic: this.#logical(physical), partition })),
    );
    try {
      const checkpoints = await this.#checkpoints();
      for (const { topic: name, partition } of this.#assigned) {
        const topic = this.#topics.get(name);
        const next = checkpoints.get(`${name}/${partition}`) ?? (topic && isKeptForEver(topic) ? 0n : undefined);
        if (next !== undefined) this.#seek(name, partition, next);
      }
    } catch (error) {
      this.options.logger.warn(
        { err: error },
        'Reading the checkpoints failed after joining the group: each batch checks its own',
      );
    }
  }

  #watchOnce(): void {
    this.#watching ??= this.#check()
      .catch((error: unknown) => {
        this.options.logger.warn({ err: error }, 'Checking checkpoints and dead letters failed and is retried');
      })
      .finally(() => {
        this.#watching = undefined;
      });
  }

  /** Notices that a read model was emptied, and settles requested dead letters. */
  async #check(): Promise<void> {
    const { positions } = this.progress;
    const checkpoints = await this.#checkpoints();
    for (const { topic, partition, next } of positions) {
      const checkpoint = checkpoints.get(`${topic}/${partition}`) ?? 0n;
      if (checkpoint < next) this.#seek(topic, partition, checkpoint);
    }
    const settled = await settleDeadLetters({
      ...this.options,
      topics: this.#topics,
      handler: (topic) => this.#handler(topic),
      signal: this.#closing.signal,
    });
    if (settled > 0) this.options.committed();
    const now = performance.now();
    if (now - this.#stallsCheckedAt < this.#stallMs / 10) return;
    this.#stallsCheckedAt = now;
    const stalled = this.#stalls.stalled(now, await this.#positions(checkpoints));
    if (stalled.length > 0) {
      const minutes = Math.round(this.#stallMs / 60_000);
      this.options.fatal(
        new Error(
          `No message of ${stalled.map(({ partition }) => partition).join(', ')} was processed for ${minutes} minutes, although there are unread ones`,
        ),
      );
    }
  }

  /** Positions of the assigned partitions that are not retrying an error. */
  async #positions(checkpoints: ReadonlyMap<string, bigint>): Promise<PartitionPosition[]> {
    const admin = this.#kafka.admin();
    await admin.connect();
    try {
      const positions: PartitionPosition[] = [];
      for (const topic of new Set(this.#assigned.map((assigned) => assigned.topic))) {
        const offsets = await admin.fetchTopicOffsets(this.#physical(topic));
        for (const { partition, low, high } of offsets) {
          const name = `${topic}/${partition}`;
          const ours = this.#assigned.some((assigned) => assigned.topic === topic && assigned.partition === partition);
          if (!ours || this.progress.isFailing(topic, partition)) continue;
          positions.push({ partition: name, next: checkpoints.get(name) ?? 0n, first: BigInt(low), end: BigInt(high) });
        }
      }
      return positions;
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
        this.options.logger.warn({ err: error, topic, partition }, 'Committing the offset to Kafka failed');
      });
  }

  #physical(topic: string): string {
    return this.options.kafka.topicPrefix + topic;
  }

  #logical(topic: string): string {
    return topic.slice(this.options.kafka.topicPrefix.length);
  }
}
