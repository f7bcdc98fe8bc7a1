import type { PresentRecord, RecordKind, SourceRecord } from '#domain';

/** A record that exists and cannot be read: it becomes a dead letter and counts as listed; the rest is processed. */
export interface RejectedRecord {
  /** Where the kind cannot be read either: that of most records of the stream. */
  readonly kind: RecordKind;
  readonly locator: string;
  /** Upper case with underscores: CARD_WITHOUT_UID. */
  readonly code: string;
  /** As received. */
  readonly text: string;
  /** Nothing was rejected: `text` is a sentence for the owner, and there is no dead letter. */
  readonly warning?: true;
}

/** A record that was listed and not read, because the log has it already. */
export type UnchangedRecord = Pick<PresentRecord, 'kind' | 'locator'>;

/** A record of a stream that is in the log. */
export interface KnownRecord {
  readonly kind: RecordKind;
  /** The tag that the connector gave it. */
  readonly tag: string;
}

/** The records of a stream that are in the log and have a tag, by locator. */
export type KnownRecords = () => Promise<ReadonlyMap<string, KnownRecord>>;

/** One page of a listing, in the provider's order. */
export interface Page {
  readonly records: readonly SourceRecord[];
  readonly rejected?: readonly RejectedRecord[];
  /** Records whose tags show that they are unchanged. */
  readonly unchanged?: readonly UnchangedRecord[];
  /** The number of records of the stream as the provider reports it; null if it does not. */
  readonly total: number | null;
  /** On the last page: where the next incremental listing starts. null on all others, and if the provider has no cursors. */
  readonly nextCursor: string | null;
}

/**
 * A list of records that the provider gives as one, with its own cursor: the contacts of a Google account, one CardDAV
 * collection. The records may be of several kinds.
 */
export interface SourceStream {
  /** Stable for the life of the stream: its cursor and its records are stored under this name. */
  readonly name: string;
  /** Identifies the request that a cursor belongs to (fields, page size). A cursor of another scope is not used. */
  readonly scope: string;
  /**
   * Without a cursor, the complete listing: a record that it does not contain counts as deleted, so an implementation must
   * throw rather than end early. With a cursor, the changes since. May be called again at any time.
   * @throws SourceError; TOKEN_EXPIRED_SYNC if the cursor is not valid any more
   */
  list(cursor: string | null, known: KnownRecords): AsyncIterable<Page>;
}
