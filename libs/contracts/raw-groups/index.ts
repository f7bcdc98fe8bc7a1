import { loadMessageType } from '../avro/message-type.js';
import { defineTopic, type TopicContract } from '../avro/topic-contract.js';
import type { RawGroup } from './types.gen.js';

export type * from './types.gen.js';

/** Topic raw.groups. */
export const rawGroups = defineTopic({ name: 'raw.groups', partitions: 6, retentionMs: -1 }, [
  loadMessageType<'RawGroup', RawGroup>(import.meta.url, 'RawGroup', 'raw-group'),
]);

export type RawGroupMessage = typeof rawGroups extends TopicContract<infer M> ? M : never;
