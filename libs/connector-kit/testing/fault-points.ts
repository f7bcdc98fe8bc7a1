import type { Message, TopicContract } from '#contracts';
import type { Database, Tx } from '#store';
import type { RecordProducer } from '../delivery/raw-record.js';

/** Simulates a crash of the process. */
export class Crash extends Error {}

/** A log in memory: all messages in order. */
export class RecordedLog implements RecordProducer {
  readonly sent: { readonly key: string; readonly message: Message }[] = [];

  async send<M extends Message>(
    _topic: TopicContract<M>,
    entries: readonly { key: string; message: M | null }[],
  ): Promise<void> {
    for (const { key, message } of entries) if (message) this.sent.push({ key, message });
  }
}

/** Counts the points before and after each effect on Postgres and the log, and crashes at the given one. */
export class FaultPoints {
  #passed = 0;

  constructor(private readonly crashAt: number) {}

  database(real: Database): Database {
    const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => this.#around(() => real.transaction(work));
    return new Proxy(real, {
      get: (target, name) => {
        if (name === 'transaction') return transaction;
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  }

  producer(real: RecordProducer): RecordProducer {
    return { send: (topic, entries) => this.#around(() => real.send(topic, entries)) };
  }

  async #around<T>(effect: () => Promise<T>): Promise<T> {
    this.#pass();
    const result = await effect();
    this.#pass();
    return result;
  }

  #pass(): void {
    this.#passed += 1;
    if (this.#passed === this.crashAt) throw new Crash('Crash');
  }
}
