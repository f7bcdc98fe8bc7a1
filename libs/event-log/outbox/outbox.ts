import type { Codec, Message, TopicContract } from '#contracts';
import type { Tx } from '#store';
import { encodeRecord, type OutgoingRecord } from '../kafka/producer.js';
import { type Sealing, sealed, unsealed } from '../sealing.js';
import { pack } from './packing.js';

/** Rows kept in memory: the relay of the same process sends most rows moments after they are written. */
const MAX_RECENT = 32;

/** Holds the records of a transaction until the relay sends them: they are sent if the transaction commits, and only then. */
export class Outbox {
  readonly #recent = new Map<string, readonly OutgoingRecord[]>();

  /** `producer` names the service: its relay sends the rows of that name. */
  constructor(
    readonly producer: string,
    private readonly codec: Codec,
    private readonly sealing: Sealing = unsealed,
  ) {}

  /** Must be called once for every topic before `entry`; cheap when repeated. */
  async prepare(topics: readonly TopicContract[]): Promise<void> {
    for (const topic of topics) await this.codec.prepare(topic, []);
  }

  entry<M extends Message>(topic: TopicContract<M>, key: string, message: M | null): OutgoingRecord {
    return encodeRecord(this.codec, topic, key, message);
  }

  /** Seals the records and writes one row per topic, in the order given. Call it after the rows they describe are locked. */
  async write(tx: Tx, records: readonly OutgoingRecord[]): Promise<void> {
    await this.forward(tx, this.sealed(records));
  }

  sealed(records: readonly OutgoingRecord[]): OutgoingRecord[] {
    return records.map((record) => sealed(this.sealing, record));
  }

  /** The same for records that are sealed already, such as those that were read from Kafka. */
  async forward(tx: Tx, records: readonly OutgoingRecord[]): Promise<void> {
    for (const [topic, list] of Map.groupBy(records, (record) => record.topic)) {
      const [row] = await tx.query<{ id: string }>(
        'insert into log.outbox (producer, topic, message_count, messages) values ($1, $2, $3, $4) returning id',
        [this.producer, topic, list.length, pack(list)],
      );
      if (row) this.#remember(row.id, list);
    }
  }

  /** The records of a row that this process wrote recently; undefined for other rows and the second time. */
  recall(rowId: string): readonly OutgoingRecord[] | undefined {
    const records = this.#recent.get(rowId);
    this.#recent.delete(rowId);
    return records;
  }

  #remember(rowId: string, records: readonly OutgoingRecord[]): void {
    this.#recent.set(rowId, records);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > MAX_RECENT && oldest !== undefined) this.#recent.delete(oldest);
  }
}
