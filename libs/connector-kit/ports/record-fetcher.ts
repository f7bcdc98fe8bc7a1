import type { RecordKind, SourceRecord } from '#domain';

/** Reads single records. */
export interface RecordFetcher {
  /** The kinds of records that the provider can read one by one. */
  readonly kinds: readonly RecordKind[];
  /**
   * The current record; undefined if there is none at the locator. `tag`: of the record in the log.
   * @throws SourceError
   */
  fetch(locator: string, tag: string | null): Promise<SourceRecord | undefined>;
}
