export { contactHash, contentHash, readingOf } from './delivery/content-hash.js';
export { GuessedCards } from './delivery/encoding-warning.js';
export type { SourceAccount } from './ports/account.js';
export type { AccountSource, Connector, CredentialsCheck } from './ports/connector.js';
export type { ContactLister, FoundStream, StreamSet } from './ports/contact-lister.js';
export type { RecordFetcher } from './ports/record-fetcher.js';
export { SourceError, type SourceErrorCode } from './ports/source-error.js';
export type {
  KnownRecord,
  KnownRecords,
  Page,
  RejectedRecord,
  SourceStream,
  UnchangedRecord,
} from './ports/source-stream.js';
export { budgetsPerAccount, RateBudget } from './requests/rate-budget.js';
export { Retry } from './requests/retry.js';
export { retryAfterMs } from './requests/retry-after.js';
export { type ConnectorService, type OpenConnector, startConnector } from './service/start-connector.js';
