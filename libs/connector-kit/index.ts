export { contactHash, contentHash, readingOf } from './delivery/content-hash.js';
export type {
  AccountSource,
  Connector,
  CredentialsCheck,
  FoundStream,
  KeptRecord,
  KnownRecord,
  KnownRecords,
  Page,
  RecordFetcher,
  RejectedRecord,
  SourceAccount,
  SourceStream,
  StreamSet,
} from './ports/ports.js';
export { SourceError, type SourceErrorCode } from './ports/source-error.js';
export { budgetsPerAccount, RateBudget } from './requests/rate-budget.js';
export { Retry } from './requests/retry.js';
export { type ConnectorService, type OpenConnector, startConnector } from './service/start-connector.js';
