export { type BackoffPolicy, backoffMs } from './backoff.js';
export {
  type Change,
  comparePage,
  DELETED,
  deletionOf,
  type KnownVersion,
  keyOf,
  type PageComparison,
  type PageOrigin,
  type SentVersion,
} from './compare-page.js';
export { addCounts, type Counts, countsOfJob, noCounts } from './counts.js';
export {
  foldSyncEvents,
  type JobChange,
  type JobProgress,
  type StateChange,
  type SyncChanges,
} from './fold-sync-events.js';
export { type ApprovalReason, type Differences, massChangeGuard } from './mass-change-guard.js';
export { type FullReason, planSync, type StreamState, type SyncMode, type SyncPlan } from './plan-sync.js';
export { pollAfterFailure, pollAfterSuccess } from './poll-schedule.js';
export type { GoneRecord, PresentRecord, RecordKind, SourceRecord } from './source-record.js';
