/** Internals of libs/event-log that the harness uses: the batch processor without Kafka, and the outbox without its relay. */
export { type BatchHandler, BatchProcessor, type Slice } from '../../../libs/event-log/consumer/batch-processor.js';
export type { RawMessage } from '../../../libs/event-log/dead-letters/dead-letters.js';
export { encodeRecord, type OutgoingRecord } from '../../../libs/event-log/kafka/producer.js';
export { unpack } from '../../../libs/event-log/outbox/packing.js';
