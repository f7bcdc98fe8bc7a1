import { loadMessageType } from '../avro/message-type.js';
import { defineTopic, type TopicContract } from '../avro/topic-contract.js';
import type {
  AccountStateChanged,
  SyncCompleted,
  SyncFailed,
  SyncHeld,
  SyncProgressed,
  SyncStarted,
} from './types.gen.js';

export type * from './types.gen.js';

/** Topic sync.events. */
export const syncEvents = defineTopic({ name: 'sync.events', partitions: 3, retentionMs: 30 * 24 * 3_600_000 }, [
  loadMessageType<'SyncStarted', SyncStarted>(import.meta.url, 'SyncStarted', 'sync-started'),
  loadMessageType<'SyncProgressed', SyncProgressed>(import.meta.url, 'SyncProgressed', 'sync-progressed'),
  loadMessageType<'SyncCompleted', SyncCompleted>(import.meta.url, 'SyncCompleted', 'sync-completed'),
  loadMessageType<'SyncFailed', SyncFailed>(import.meta.url, 'SyncFailed', 'sync-failed'),
  loadMessageType<'AccountStateChanged', AccountStateChanged>(
    import.meta.url,
    'AccountStateChanged',
    'account-state-changed',
  ),
  loadMessageType<'SyncHeld', SyncHeld>(import.meta.url, 'SyncHeld', 'sync-held'),
]);

export type SyncEvent = typeof syncEvents extends TopicContract<infer M> ? M : never;
