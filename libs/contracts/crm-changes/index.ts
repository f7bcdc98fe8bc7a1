import { loadMessageType } from '../avro/message-type.js';
import { defineTopic } from '../avro/topic-contract.js';
import type { PersonChanged } from './types.gen.js';

export type * from './types.gen.js';

/** Topic crm.changes. */
export const crmChanges = defineTopic({ name: 'crm.changes', partitions: 12, retentionMs: -1, compacted: true }, [
  loadMessageType<'PersonChanged', PersonChanged>(import.meta.url, 'PersonChanged', 'person-changed'),
]);
