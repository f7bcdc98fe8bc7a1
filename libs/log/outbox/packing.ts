import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import avsc from 'avsc';
import type { OutgoingRecord } from '../kafka/producer.js';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

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

export async function pack(records: readonly OutgoingRecord[]): Promise<Buffer> {
  return compress(packed.toBuffer(records));
}

export async function unpack(topic: string, bytes: Buffer): Promise<OutgoingRecord[]> {
  const records: Omit<OutgoingRecord, 'topic'>[] = packed.fromBuffer(await decompress(bytes));
  return records.map(({ key, value, headers }) => ({ topic, key, value, headers }));
}
