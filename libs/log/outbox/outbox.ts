import type { Codec, Message, TopicContract } from '#contracts';
import type { Tx } from '#store';
import { encodeRecord, type OutgoingRecord } from '../kafka/producer.js';
import { pack } from './packing.js';

/** Where a transaction leaves the records that are to be in the log once, and only if, it commits. */
export class Outbox {
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
      await tx.execute('insert into log.outbox (producer, topic, message_count, messages) values ($1, $2, $3, $4)', [
        this.producer,
        topic,
        list.length,
        await pack(list),
      ]);
    }
  }
}
