import type { Codec, Message, TopicContract } from '#contracts';
import { advanceCheckpoint, type CheckpointKey, type Database, lockCheckpoint, type Tx } from '#store';
import { REQUEST_ID } from '../cause.js';
import {
  blockedKeys,
  type DeadLetter,
  deadLetterRecord,
  discardedOffsets,
  keepDeadLetters,
  type RawMessage,
} from '../dead-letters/dead-letters.js';
import type { KafkaLogger } from '../kafka/connection.js';
import type { Outbox } from '../outbox/outbox.js';
import { openedValues, type Sealing } from '../sealing.js';
import { BatchContext, type LogMessage, type Rejection } from './batch.context.js';
import { type Causes, withCauses } from './causes.js';
import { classify } from './classify-error.js';
import { Circuit } from './transport/circuit.js';
import { LogGap } from './transport/log-gap.js';
import { triage } from './triage-batch.js';

export type BatchHandler = (messages: readonly LogMessage<Message>[], context: BatchContext) => Promise<void>;

export interface Slice {
  readonly topic: TopicContract;
  readonly partition: number;
  /** The requested offset. Gaps after it come from compaction; a gap before it is lost data. */
  readonly from: bigint;
  /** The high watermark when this was fetched. */
  readonly end: bigint;
  /** In offset order, at least one. */
  readonly messages: readonly RawMessage[];
}

type Processed =
  | { readonly kind: 'committed'; readonly handled: number; readonly deadLetters: number }
  /** Nothing was done: the checkpoint is before the slice, so fetch from there. */
  | { readonly kind: 'behind'; readonly next: bigint };

interface Attempt {
  readonly rejections: ReadonlyMap<bigint, Rejection>;
  readonly causes: Causes;
}

interface Committed {
  readonly outcome: Processed;
  readonly letters: readonly DeadLetter[];
}

interface ProcessorOptions {
  readonly database: Database;
  readonly codec: Codec;
  readonly sealing: Sealing;
  /** Names the checkpoints. */
  readonly consumer: string;
  readonly outbox: Outbox;
  readonly logger: KafkaLogger;
  readonly handler: (topic: TopicContract) => BatchHandler;
}

/** The handler rejected messages; the transaction is rolled back and tried again without them. */
class Rejected extends Error {
  constructor(readonly rejections: ReadonlyMap<bigint, Rejection>) {
    super('Rejected by the handler');
  }
}

/**
 * Applies each message effectively once: rows, outgoing records, dead letters and checkpoint are one transaction.
 * Throws only for errors that are worth a retry.
 */
export class BatchProcessor {
  readonly #circuit = new Circuit();

  constructor(private readonly options: ProcessorOptions) {}

  async process(slice: Slice): Promise<Processed> {
    await this.options.codec.prepare(slice.topic, openedValues(this.options.sealing, slice.messages));
    return this.#attempt(slice, new Map());
  }

  async #attempt(slice: Slice, rejections: ReadonlyMap<bigint, Rejection>): Promise<Processed> {
    try {
      const { outcome, letters } = await withCauses(`process ${slice.topic.name}`, slice.messages, (causes) =>
        this.options.database.transaction((tx) => this.#commit(tx, slice, { rejections, causes })),
      );
      this.#report(slice, letters);
      return outcome;
    } catch (error) {
      if (error instanceof Rejected) return this.#attempt(slice, new Map([...rejections, ...error.rejections]));
      const failure = classify(error);
      if (failure.kind === 'retriable') throw error;
      const [only, ...others] = slice.messages.filter(({ offset }) => !rejections.has(offset));
      if (!only) throw error;
      if (others.length > 0) return this.#bisect(slice, rejections);
      if (failure.code === 'UNEXPECTED') this.#circuit.count(error);
      return this.#attempt(slice, new Map([...rejections, [only.offset, failure]]));
    }
  }

  /** Only a dead letter that is stored is reported, and nothing of its content. */
  #report({ topic, partition }: Slice, letters: readonly DeadLetter[]): void {
    for (const { raw, state, code } of letters) {
      if (state !== 'dead') continue;
      const requestId = raw.cause?.[REQUEST_ID];
      const at = {
        consumer: this.options.consumer,
        topic: topic.name,
        partition,
        offset: String(raw.offset),
        ...(requestId !== undefined && { requestId }),
      };
      this.options.logger.error({ ...at, code }, 'A message cannot be processed and is a dead letter now');
    }
  }

  /** Isolates the failing message: each half is a transaction of its own, in order. */
  async #bisect(slice: Slice, rejections: ReadonlyMap<bigint, Rejection>): Promise<Processed> {
    const middle = Math.floor(slice.messages.length / 2);
    const left = slice.messages.slice(0, middle);
    const right = slice.messages.slice(middle);
    const first = await this.#attempt({ ...slice, messages: left }, rejections);
    const rightFrom = (left.at(-1)?.offset ?? slice.from) + 1n;
    if (first.kind === 'behind') return first;
    const second = await this.#attempt({ ...slice, from: rightFrom, messages: right }, rejections);
    if (second.kind === 'behind') return second;
    return {
      kind: 'committed',
      handled: first.handled + second.handled,
      deadLetters: first.deadLetters + second.deadLetters,
    };
  }

  async #commit(tx: Tx, slice: Slice, { rejections, causes }: Attempt): Promise<Committed> {
    const { topic, partition } = slice;
    const at: CheckpointKey = { consumer: this.options.consumer, topic: topic.name, partition };
    const next = await lockCheckpoint(tx, at, firstOffset(slice));
    if (slice.from > next) return { outcome: { kind: 'behind', next }, letters: [] };
    if (slice.end < next) {
      throw new LogGap(
        `${topic.name}/${partition} ends at ${slice.end} but was processed up to ${next}: this is another topic of the same name`,
      );
    }
    const last = slice.messages.at(-1);
    if (!last || last.offset < next) return { outcome: { kind: 'committed', handled: 0, deadLetters: 0 }, letters: [] };
    const discarded = await discardedOffsets(tx, at, next, last.offset);
    const messages = slice.messages.filter(({ offset }) => offset >= next && !discarded.has(offset));

    const keys = [...new Set(messages.flatMap(({ key }) => (key === null ? [] : [key])))];
    const blocked = await blockedKeys(tx, at, keys);
    const { live, letters } = triage({ ...this.options, topic, partition, messages, blocked, rejections });
    const context = new BatchContext(tx, this.options.codec, causes);
    if (live.length > 0) await this.options.handler(topic)(live, context);
    if (context.rejections.size > 0) throw new Rejected(context.rejections);

    await keepDeadLetters(tx, at, letters);
    const dead = letters.filter(({ state }) => state === 'dead').map((letter) => deadLetterRecord(at, letter));
    await this.options.outbox.write(tx, context.emitted);
    await this.options.outbox.forward(tx, dead);
    await advanceCheckpoint(tx, at, next, last.offset + 1n);
    return { outcome: { kind: 'committed', handled: live.length, deadLetters: letters.length }, letters };
  }
}

/** Where a partition that was never processed begins: at 0 when it is kept for ever, else at the first offset that the broker has. */
function firstOffset({ topic, from }: Slice): bigint {
  return isKeptForEver(topic) ? 0n : from;
}

export function isKeptForEver(topic: TopicContract): boolean {
  return topic.retentionMs === -1 && !topic.compacted;
}
