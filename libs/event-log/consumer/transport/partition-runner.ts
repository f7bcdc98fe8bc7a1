import { setTimeout as delay } from 'node:timers/promises';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { TopicContract } from '#contracts';
import { type BackoffPolicy, backoffMs } from '#domain';
import { causeOf } from '../../cause.js';
import type { RawMessage } from '../../dead-letters/dead-letters.js';
import type { KafkaLogger } from '../../kafka/connection.js';
import type { BatchProcessor, Slice } from '../batch-processor.js';
import { classify } from '../classify-error.js';
import type { ConsumerMetrics } from './consumer-metrics.js';
import type { ConsumerProgress } from './consumer-progress.js';

/** Of a partition that has reached its limit. */
const PAUSE_MS = 200;
const RETRY: BackoffPolicy = { firstMs: 200, longestMs: 5_000 };

interface RunnerOptions {
  readonly processor: BatchProcessor;
  readonly maxBatch: number;
  readonly progress: ConsumerProgress;
  readonly metrics: ConsumerMetrics;
  readonly logger: KafkaLogger;
  /** Fetches again from the checkpoint. */
  rewind(topic: TopicContract, partition: number, next: bigint): Promise<void>;
  /** Commits the offset to Kafka, for lag and autoscaling only; not awaited. */
  hint(topic: TopicContract, partition: number, next: bigint): void;
  committed(): void;
  /** Messages from this offset on are left alone for now; undefined: none is. */
  limit(topic: string, partition: number): bigint | undefined;
}

/** Processes one fetched batch of a partition slice by slice, as long as the partition is assigned to this process. */
export class PartitionRunner {
  constructor(private readonly options: RunnerOptions) {}

  async run(topic: TopicContract, payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset } = payload;
    const { maxBatch, metrics, hint, limit } = this.options;
    const wanted = before(batch.messages, limit(topic.name, batch.partition));
    if (wanted.length < batch.messages.length) setTimeout(payload.pause(), PAUSE_MS);
    const end = BigInt(batch.highWatermark);
    let from = BigInt('fetchedOffset' in batch ? String(batch.fetchedOffset) : (batch.firstOffset() ?? 0));
    for (let start = 0; start < wanted.length; start += maxBatch) {
      const messages = wanted.slice(start, start + maxBatch).map(rawMessage);
      const last = messages.at(-1);
      if (!last) return;
      if (!(await this.#untilDone({ topic, partition: batch.partition, from, end, messages }, payload))) return;
      from = last.offset + 1n;
      resolveOffset(String(last.offset));
      metrics.lag(topic.name, batch.partition, Number(end - from));
      if (!(await heartbeat(payload))) return;
    }
    hint(topic, batch.partition, from);
  }

  /** False when the rest of the batch is of no use: the partition was reassigned, or must be fetched from another offset. */
  async #untilDone(slice: Slice, payload: EachBatchPayload): Promise<boolean> {
    const { processor, progress, metrics, logger, committed, rewind } = this.options;
    const { topic, partition } = slice;
    for (let retry = 0; ; retry++) {
      if (!payload.isRunning() || payload.isStale()) return false;
      const started = performance.now();
      try {
        const outcome = await processor.process(slice);
        if (outcome.kind === 'behind') {
          await rewind(topic, partition, outcome.next);
          return false;
        }
        progress.advanced(topic.name, partition, (slice.messages.at(-1)?.offset ?? slice.from) + 1n);
        metrics.committed(topic.name, { ...outcome, seconds: (performance.now() - started) / 1000 });
        committed();
        return true;
      } catch (error) {
        const { code } = classify(error);
        progress.failed(topic.name, partition, code);
        metrics.retried(topic.name, code);
        const retryMs = backoffMs(RETRY, retry, Math.random);
        logger.warn({ err: error, topic: topic.name, partition, retryMs }, 'A batch failed and is retried');
        await delay(retryMs);
        if (!(await heartbeat(payload))) return false;
      }
    }
  }
}

function before(messages: readonly KafkaMessage[], limit: bigint | undefined): readonly KafkaMessage[] {
  return limit === undefined ? messages : messages.filter(({ offset }) => BigInt(offset) < limit);
}

/** False while the group rebalances: the batch is dropped, and the checkpoint decides where the next owner starts. */
async function heartbeat(payload: EachBatchPayload): Promise<boolean> {
  return payload.heartbeat().then(
    () => true,
    () => false,
  );
}

/** Postgres text cannot contain NUL: in keys it becomes the replacement character. */
function rawMessage(message: KafkaMessage): RawMessage {
  return {
    key: message.key === null ? null : text(message.key),
    offset: BigInt(message.offset),
    value: message.value,
    cause: causeOf(message.headers),
    // Only dead letters need them.
    get headers() {
      return headersOf(message);
    },
  };
}

function headersOf({ headers = {} }: KafkaMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[text(name), text(Array.isArray(value) ? value.join(',') : value)]],
    ),
  );
}

function text(value: string | Buffer): string {
  return value.toString('utf8').replaceAll('\0', '\uFFFD');
}
