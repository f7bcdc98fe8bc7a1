import type { ICustomPartitioner } from 'kafkajs';

const SEED = 0x9747b28c;
const MIX = 0x5bd1e995;

/**
 * The partition of a key, as in Kafka's default partitioner. That of kafkajs takes longer than encoding the record. Records
 * without a key go to the first partition: only dead letters have none.
 */
export const partitioner: ICustomPartitioner =
  () =>
  ({ partitionMetadata, message }) =>
    message.key == null ? 0 : (murmur2(Buffer.from(message.key)) & 0x7fffffff) % partitionMetadata.length;

/** MurmurHash2, 32 bits, as org.apache.kafka.common.utils.Utils has it. */
function murmur2(data: Buffer): number {
  const tail = data.length & ~3;
  let hash = SEED ^ data.length;
  for (let i = 0; i < tail; i += 4) {
    let word = Math.imul(data.readInt32LE(i), MIX);
    word = Math.imul(word ^ (word >>> 24), MIX);
    hash = Math.imul(hash, MIX) ^ word;
  }
  for (let i = data.length - 1; i >= tail; i--) hash ^= data.readUInt8(i) << (8 * (i - tail));
  if (data.length > tail) hash = Math.imul(hash, MIX);
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}
