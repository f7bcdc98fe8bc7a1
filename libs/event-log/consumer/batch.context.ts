import { BaseRpcContext } from '@nestjs/microservices';
import type { Codec, Message, TopicContract } from '#contracts';
import type { Tx } from '#store';
import { encodeRecord, type OutgoingRecord } from '../kafka/producer.js';
import { type Causes, NO_CAUSES } from './causes.js';

/** A decoded message and its position. */
export interface LogMessage<M> {
  readonly key: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly message: M;
}

/** Why a handler refuses one message. */
export interface Rejection {
  readonly code: string;
  readonly text: string;
}

/**
 * What a batch handler works with. Its rows, emitted messages, rejections and the checkpoint are one transaction.
 * A handler may be called again with the same messages after a rollback, so it does no I/O but through `tx`.
 */
export class BatchContext extends BaseRpcContext<[]> {
  readonly emitted: OutgoingRecord[] = [];
  readonly rejections = new Map<bigint, Rejection>();

  constructor(
    readonly tx: Tx,
    private readonly codec: Codec,
    private readonly causes: Causes = NO_CAUSES,
  ) {
    super([]);
  }

  /** Puts a message into the outbox; null is a tombstone. Emit after the rows that it describes are locked. */
  emit<M extends Message>(topic: TopicContract<M>, key: string, message: M | null): void {
    this.emitted.push(encodeRecord(this.codec, topic, key, message, this.causes.of(key)));
  }

  /** Makes a dead letter of one message; the rest of the batch is handled again without it. `text` never quotes data. */
  reject(message: LogMessage<unknown>, code: string, text: string): void {
    this.rejections.set(message.offset, { code, text });
  }
}
