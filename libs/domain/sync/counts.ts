/**
 * What a run did so far with everything but groups. fetched = stored + skipped + reported deletions; deletions found by
 * absence were not fetched.
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
