/** A connected account as a connector needs it. */
export interface SourceAccount {
  readonly accountId: string;
  readonly provider: string;
  /** ISO 3166-1 alpha-2: where national phone numbers of the account are read. */
  readonly region: string | null;
}

/** Ids of one record at its provider. */
interface RecordIds {
  /** contact, group, …: one stream has one kind. */
  readonly kind: string;
  /** Where the provider keeps the record now (resource name, href). It may change; deletions may carry nothing else. */
  readonly locator: string;
  /** Every other id that the provider gave, in any order. */
  readonly aliases: readonly string[];
  /** The provider's JSON as received. */
  readonly payload: string;
}

/** The record is there, with this content. */
export interface PresentRecord extends RecordIds {
  readonly present: true;
  /** Stable for the life of the record. */
  readonly externalId: string;
  /** Equal for equal content; see `contentHash`. */
  readonly contentHash: string;
}

/** The provider says that the record is gone. */
export interface GoneRecord extends RecordIds {
  readonly present: false;
  /** undefined when the provider names the record by its locator only. */
  readonly externalId: string | undefined;
}

export type SourceRecord = PresentRecord | GoneRecord;

/** One page of a listing, in the provider's order. */
export interface Page {
  readonly records: readonly SourceRecord[];
  /** How many records the provider says there are; null when it does not. */
  readonly total: number | null;
  /** On the last page: where the next incremental listing starts. null on all others, or when the provider gives none. */
  readonly nextCursor: string | null;
}

/**
 * Reads one stream of records. Without a cursor the pages are the complete listing, and only then may absence mean deletion:
 * an implementation must throw rather than end early. With a cursor they are what changed since. May be started again at any time.
 */
export interface RecordLister {
  /** Names the request that a cursor belongs to (fields, page size). A cursor of another scope is not used. */
  readonly scope: string;
  /** Throws SourceTrouble; TOKEN_EXPIRED_SYNC when the cursor no longer serves. */
  list(cursor: string | null): AsyncIterable<Page>;
}

export interface CredentialsCheck {
  /** Resolves when the provider accepts the account's credentials, else throws SourceTrouble. */
  check(): Promise<void>;
}

/** An account opened for one run: its abilities. What a provider cannot do is absent. */
export interface AccountSource {
  readonly credentials: CredentialsCheck;
  readonly contacts?: RecordLister;
  readonly groups?: RecordLister;
}

/** A provider's connector. */
export interface Connector {
  /** Lower case, as in keys and commands. */
  readonly provider: string;
  /** For one run, whose `signal` interrupts every request. Throws SourceTrouble MISSING_CREDENTIALS when the vault holds none. */
  open(account: SourceAccount, signal: AbortSignal): Promise<AccountSource>;
}
