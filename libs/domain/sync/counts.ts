/**
 * The number of records of a run, without groups. fetched = stored + skipped + reported deletions. Deletions that were found by
 * absence are not fetched.
 */
export interface Counts {
  readonly fetched: number;
  /** Sent to the log. */
  readonly stored: number;
  /** Unchanged, not sent. */
  readonly skipped: number;
  readonly deleted: number;
}

export const noCounts: Counts = { fetched: 0, stored: 0, skipped: 0, deleted: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    fetched: a.fetched + b.fetched,
    stored: a.stored + b.stored,
    skipped: a.skipped + b.skipped,
    deleted: a.deleted + b.deleted,
  };
}
