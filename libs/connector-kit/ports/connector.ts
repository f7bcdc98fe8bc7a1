import type { SourceAccount } from './account.js';
import type { ContactLister } from './contact-lister.js';
import type { RecordFetcher } from './record-fetcher.js';

export interface CredentialsCheck {
  /** Resolves if the provider accepts the account's credentials. @throws SourceError */
  check(): Promise<void>;
}

/** An account that is opened for one run. An ability that the provider does not have is absent. */
export interface AccountSource extends ContactLister {
  readonly credentials: CredentialsCheck;
  readonly recordFetcher?: RecordFetcher;
}

/** The connector of a provider that is polled. */
export interface Connector {
  /** The provider's name in the registry. */
  readonly provider: string;
  /**
   * Opens an account for one run. `signal` aborts every request.
   * @throws SourceError MISSING_CREDENTIALS if the vault has no credentials of the account
   */
  open(account: SourceAccount, signal: AbortSignal): Promise<AccountSource>;
}
