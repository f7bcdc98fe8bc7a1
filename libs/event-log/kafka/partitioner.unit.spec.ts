import fc from 'fast-check';
import kafkajs, { type PartitionMetadata } from 'kafkajs';
import { expect, it } from 'vitest';
import { partitioner } from './partitioner.js';

const partitions = Array.from({ length: 12 }, (_, partitionId): PartitionMetadata => {
  return { partitionErrorCode: 0, partitionId, leader: 0, replicas: [0], isr: [0], offlineReplicas: [] };
});
const at = (partition: ReturnType<typeof partitioner>, key: string | null): number =>
  partition({ topic: 't', partitionMetadata: partitions, message: { key, value: null } });

it('places every key where the default partitioner of Kafka clients places it', () => {
  const [ours, theirs] = [partitioner(), kafkajs.Partitioners.DefaultPartitioner()];
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uuid(), fc.string({ maxLength: 5 })), (key) => {
      expect(at(ours, key)).toBe(at(theirs, key));
    }),
    { seed: 20261120, numRuns: 5_000 },
  );
});

it('places what has no key in the first partition', () => {
  expect(at(partitioner(), null)).toBe(0);
});
