import avsc from 'avsc';
import type { OutgoingRecord } from '../kafka/producer.js';
import { compress, decompress } from '../zstd.js';

/** Many records as one value of an outbox row: one row for a batch costs a fraction of one row for each record. */
const packed = avsc.Type.forSchema({
  type: 'array',
  items: {
    type: 'record',
    name: 'OutboxRecord',
    fields: [
      { name: 'key', type: ['null', 'string'] },
      { name: 'value', type: ['null', 'bytes'] },
      { name: 'headers', type: { type: 'map', values: 'string' } },
    ],
  },
});

export function pack(records: readonly OutgoingRecord[]): Buffer {
  return compress(packed.toBuffer(records));
}

export function unpack(topic: string, bytes: Buffer): OutgoingRecord[] {
  const records: Omit<OutgoingRecord, 'topic'>[] = packed.fromBuffer(decompress(bytes));
  return records.map(({ key, value, headers }) => ({ topic, key, value, headers }));
}
