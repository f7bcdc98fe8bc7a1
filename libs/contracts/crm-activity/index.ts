import { loadMessageType } from '../avro/message-type.js';
import { defineTopic } from '../avro/topic-contract.js';
import type { ActivityLogged } from './types.gen.js';

export type * from './types.gen.js';

/** Topic crm.activity. */
export const crmActivity = defineTopic({ name: 'crm.activity', partitions: 12, retentionMs: -1 }, [
  loadMessageType<'ActivityLogged', ActivityLogged>(import.meta.url, 'ActivityLogged', 'activity-logged'),
]);
