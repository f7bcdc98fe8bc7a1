import type { Database } from '#store';
import type { OutgoingRecord } from '../kafka/producer.js';
import { unpack } from '../outbox/packing.js';

/** The records in the outbox, in the order written. */
export async function outboxRecords(database: Database): Promise<OutgoingRecord[]> {
  const rows = await database.query<{ topic: string; messages: Buffer }>(
    'select topic, messages from log.outbox order by id',
  );
  return rows.flatMap(({ topic, messages }) => unpack(topic, messages));
}
