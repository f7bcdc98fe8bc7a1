export { JobRunner } from './jobs/job-runner.js';
export { Journal } from './jobs/journal.js';
export { SyncCommandHandler } from './jobs/sync-command-handler.js';
export { contactHash, contentHash, readingOf } from './source/content-hash.js';
export type {
  AccountSource,
  Connector,
  CredentialsCheck,
  FoundStream,
  KeptRecord,
  KnownRecord,
  KnownRecords,
  Page,
  PresentRecord,
  RecordFetcher,
  RecordKind,
  RejectedRecord,
  SourceAccount,
  SourceRecord,
  SourceStream,
  StreamSet,
} from './source/ports.js';
export { budgetsPerAccount, RateBudget } from './source/rate-budget.js';
export { Retry } from './source/retry.js';
export { SourceTrouble, type TroubleCode } from './source/trouble.js';
