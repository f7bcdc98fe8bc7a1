import { loadMessageType } from '../avro/message-type.js';
import { defineTopic, type TopicContract } from '../avro/topic-contract.js';
import type {
  AccountAdded,
  AccountChanged,
  AccountRemoved,
  SyncCancelled,
  SyncDecided,
  SyncRequested,
} from './types.gen.js';

export type * from './types.gen.js';

/** Topic sync.commands. */
export const syncCommands = defineTopic({ name: 'sync.commands', partitions: 3, retentionMs: 7 * 24 * 3_600_000 }, [
  loadMessageType<'SyncRequested', SyncRequested>(import.meta.url, 'SyncRequested', 'sync-requested'),
  loadMessageType<'SyncCancelled', SyncCancelled>(import.meta.url, 'SyncCancelled', 'sync-cancelled'),
  loadMessageType<'AccountAdded', AccountAdded>(import.meta.url, 'AccountAdded', 'account-added'),
  loadMessageType<'AccountRemoved', AccountRemoved>(import.meta.url, 'AccountRemoved', 'account-removed'),
  loadMessageType<'AccountChanged', AccountChanged>(import.meta.url, 'AccountChanged', 'account-changed'),
  loadMessageType<'SyncDecided', SyncDecided>(import.meta.url, 'SyncDecided', 'sync-decided'),
]);

export type SyncCommand = typeof syncCommands extends TopicContract<infer M> ? M : never;
