export { type ConnectorService, type OpenConnector, startConnector } from './service/start-connector.js';
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
