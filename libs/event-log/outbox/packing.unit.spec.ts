import { describe, expect, it } from 'vitest';
import type { OutgoingRecord } from '../kafka/producer.js';
import { pack, unpack } from './packing.js';

describe('packing', () => {
  it('brings back every record as it was, in order', async () => {
    const records: OutgoingRecord[] = [
      { topic: 't', key: 'a', value: Buffer.from([0, 255, 195, 1]), headers: { schema: 'Ω;fp=1', empty: '' } },
      { topic: 't', key: '', value: Buffer.alloc(0), headers: {} },
      { topic: 't', key: null, value: null, headers: {} },
      { topic: 't', key: 'a', value: Buffer.alloc(100_000, 'x'), headers: {} },
    ];

    expect(await unpack('t', await pack(records))).toEqual(records);
  });

  it('brings back none of none', async () => {
    expect(await unpack('t', await pack([]))).toEqual([]);
  });

  it('takes far less space than records that resemble each other', async () => {
    const value = Buffer.from(JSON.stringify({ name: 'Ada Lovelace', mail: 'ada@example.org' }).repeat(5));
    const records = Array.from({ length: 500 }, (_, i) => ({ topic: 't', key: `k${i}`, value, headers: {} }));

    expect((await pack(records)).length).toBeLessThan((500 * value.length) / 10);
  });

  it('refuses bytes that were cut', async () => {
    const bytes = await pack([{ topic: 't', key: 'a', value: Buffer.from('value'), headers: {} }]);

    expect(() => unpack('t', bytes.subarray(0, -3))).toThrow();
  });
});
