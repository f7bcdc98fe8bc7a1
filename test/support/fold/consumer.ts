import type { Codec, TopicContract } from '#contracts';
import { classify, Outbox, unsealed } from '#event-log';
import type { Database } from '#store';
import { silentLogger } from '../silent-logger.js';
import { type BatchHandler, BatchProcessor, type Slice } from './log-internals.js';

/** How often a batch is tried that conflicts with another transaction's locks. */
const MAX_TRIES = 20;

export interface Handled {
  readonly records: number;
  readonly deadLetters: number;
}

/** One process of a service without its Kafka: slices go through the real batch processor into the real handler. */
export class Consumer {
  readonly #processor: BatchProcessor;

  constructor(
    database: Database,
    options: { readonly name: string; readonly codec: Codec; readonly handler: (topic: TopicContract) => BatchHandler },
  ) {
    const { name, codec, handler } = options;
    this.#processor = new BatchProcessor({
      database,
      codec,
      sealing: unsealed,
      consumer: name,
      outbox: new Outbox(name, codec),
      logger: silentLogger,
      handler,
    });
  }

  /** One slice after the other, each until it is committed. */
  async consume(slices: Iterable<Slice>): Promise<Handled> {
    let handled: Handled = { records: 0, deadLetters: 0 };
    for (const slice of slices) {
      const { records, deadLetters } = await this.#untilCommitted(slice);
      handled = { records: handled.records + records, deadLetters: handled.deadLetters + deadLetters };
    }
    return handled;
  }

  async #untilCommitted(slice: Slice): Promise<Handled> {
    for (let tries = 1; ; tries++) {
      try {
        const outcome = await this.#processor.process(slice);
        if (outcome.kind === 'behind') throw new Error(`The checkpoint stands at ${outcome.next}, before the slice`);
        return { records: outcome.handled, deadLetters: outcome.deadLetters };
      } catch (error) {
        if (!isLockConflict(error) || tries === MAX_TRIES) throw error;
      }
    }
  }
}

/** Deadlocks and serialization failures; everything else is a fault that a spec must see. */
function isLockConflict(error: unknown): boolean {
  const { kind, code } = classify(error);
  return kind === 'retriable' && code.startsWith('40');
}
