import type { Codec, Message, TopicContract } from '#contracts';
import type { Tx } from '#store';
import { encodeRecord, type OutgoingRecord } from '../kafka/producer.js';
import { pack } from './packing.js';

/** What was written last, by row: most rows are sent moments later by the relay of the same process. */
const MOST_RECALLED = 32;

/** Where a transaction leaves the records that are to be in the log once, and only if, it commits. */
export class Outbox {
  readonly #recent = new Map<string, readonly OutgoingRecord[]>();

  /** `producer` names the service: its relay sends what was left under the same name. */
  constructor(
    readonly producer: string,
    private readonly codec: Codec,
  ) {}

  /** Must be called once for every topic before `entry`; cheap when repeated. */
  async prepare(topics: readonly TopicContract[]): Promise<void> {
    for (const topic of topics) await this.codec.prepare(topic, []);
  }

  entry<M extends Message>(topic: TopicContract<M>, key: string, message: M | null): OutgoingRecord {
    return encodeRecord(this.codec, topic, key, message);
  }

  /** One row per topic, in the order given. Call it after the rows that the records tell of are locked. */
  async write(tx: Tx, records: readonly OutgoingRecord[]): Promise<void> {
    for (const [topic, list] of Map.groupBy(records, (record) => record.topic)) {
      const [row] = await tx.query<{ id: string }>(
        'insert into log.outbox (producer, topic, message_count, messages) values ($1, $2, $3, $4) returning id',
        [this.producer, topic, list.length, pack(list)],
      );
      if (row) this.#remember(row.id, list);
    }
  }

  /** The records of a row that this process wrote a moment ago, once; others are to be read from the row. */
  recall(rowId: string): readonly OutgoingRecord[] | undefined {
    const records = this.#recent.get(rowId);
    this.#recent.delete(rowId);
    return records;
  }

  #remember(rowId: string, records: readonly OutgoingRecord[]): void {
    this.#recent.set(rowId, records);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > MOST_RECALLED && oldest !== undefined) this.#recent.delete(oldest);
  }
}
