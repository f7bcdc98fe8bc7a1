import { loadMessageType } from '../avro/message-type.js';
import { defineTopic, type TopicContract } from '../avro/topic-contract.js';
import type { RawContact } from './types.gen.js';

export type * from './types.gen.js';

/** Topic raw.contacts. */
export const rawContacts = defineTopic({ name: 'raw.contacts', partitions: 12, retentionMs: -1 }, [
  loadMessageType<'RawContact', RawContact>(import.meta.url, 'RawContact', 'raw-contact'),
]);

export type RawContactMessage = typeof rawContacts extends TopicContract<infer M> ? M : never;
