/** Internals of libs/log that the harness uses: the batch processor without Kafka, and the outbox without its relay. */
export { type BatchHandler, BatchProcessor, type Slice } from '../../../libs/log/consumer/batch-processor.js';
export type { RawMessage } from '../../../libs/log/dead-letters/dead-letters.js';
export { encodeRecord, type OutgoingRecord } from '../../../libs/log/kafka/producer.js';
export { unpack } from '../../../libs/log/outbox/packing.js';
