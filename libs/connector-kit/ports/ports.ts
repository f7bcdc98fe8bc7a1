import type { PresentRecord, RecordKind, SourceRecord } from '#domain';

/** A connected account as a connector needs it. */
export interface SourceAccount {
  readonly accountId: string;
  readonly provider: string;
  /** ISO 3166-1 alpha-2: where national phone numbers of the account are read. */
  readonly region: string | null;
  /** As they were given when the account was connected: a connector parses its own part of them. */
  readonly settings: object;
}

/** A record that exists and cannot be read: it becomes a dead letter and counts as listed; the rest is processed. */
export interface RejectedRecord {
  /** Where the kind cannot be read either: that of most records of the stream. */
  readonly kind: RecordKind;
  readonly locator: string;
  /** Upper case with underscores: CARD_WITHOUT_UID. */
  readonly code: string;
  /** As received. */
  readonly text: string;
}

/** One page of a listing, in the provider's order. */
export interface Page {
  readonly records: readonly SourceRecord[];
  readonly rejected?: readonly RejectedRecord[];
  /** Records that are there as the log has them, by their tags: nothing of them was read again. */
  readonly kept?: readonly KeptRecord[];
  /** How many records the provider says there are; null when it does not. */
  readonly total: number | null;
  /** On the last page: where the next incremental listing starts. null on all others, or when the provider gives none. */
  readonly nextCursor: string | null;
}

/** A record that was listed and not read. */
export type KeptRecord = Pick<PresentRecord, 'kind' | 'locator'>;

/** A record of a stream that is in the log, as it was when it was read. */
export interface KnownRecord {
  readonly kind: RecordKind;
  readonly tag: string;
}

/** Those records of a stream that are surely in the log and have a tag, by locator. */
export type KnownRecords = () => Promise<ReadonlyMap<string, KnownRecord>>;

/**
 * A list of records that the provider gives as one, with a cursor of its own: Google's contacts, one CardDAV collection.
 * Its records may be of several kinds.
 */
export interface SourceStream {
  /** Stable for the life of the stream: its cursor, and which records it had, are kept under it. */
  readonly name: string;
  /** Names the request that a cursor belongs to (fields, page size). A cursor of another scope is not used. */
  readonly scope: string;
  /**
   * Without a cursor the pages are the complete listing, and only then may absence mean deletion: an implementation must throw
   * rather than end early. With a cursor they are what changed since. May be started again at any time.
   * Throws SourceTrouble; TOKEN_EXPIRED_SYNC when the cursor no longer serves.
   */
  list(cursor: string | null, known: KnownRecords): AsyncIterable<Page>;
}

/** A stream that the provider has, which the owner may choose to have read. */
export interface FoundStream {
  readonly name: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly readOnly: boolean;
  readonly chosen: boolean;
}

/** The streams of an account as they are found when a run begins. */
export interface StreamSet {
  /** In the order in which they are to be read: groups before the contacts that refer to them. */
  readonly streams: readonly SourceStream[];
  /** Whether these are all there are. If so, a stream that was read before and is not among them is gone, with its records. */
  readonly complete: boolean;
  /** What the owner may choose from; absent where there is no choice. */
  readonly found?: readonly FoundStream[];
}

export interface CredentialsCheck {
  /** Resolves when the provider accepts the account's credentials, else throws SourceTrouble. */
  check(): Promise<void>;
}

/** Reads single records. */
export interface RecordFetcher {
  /** Those that the provider gives one by one. */
  readonly kinds: readonly RecordKind[];
  /** The record as it is now; undefined when the provider has none there. `tag`: the one that it has in the log. Throws SourceTrouble. */
  fetch(locator: string, tag: string | null): Promise<SourceRecord | undefined>;
}

/** An account opened for one run. What a provider cannot do is absent. */
export interface AccountSource {
  readonly credentials: CredentialsCheck;
  /** Called after the credentials are checked. Throws SourceTrouble when the provider does not say which streams there are. */
  streams(): Promise<StreamSet>;
  readonly single?: RecordFetcher;
}

/** A provider's connector. */
export interface Connector {
  /** Lower case, as in keys and commands. */
  readonly provider: string;
  /** For one run, whose `signal` interrupts every request. Throws SourceTrouble MISSING_CREDENTIALS when the vault holds none. */
  open(account: SourceAccount, signal: AbortSignal): Promise<AccountSource>;
}
