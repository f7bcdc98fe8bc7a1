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

/**
 * The counts of a job whose earlier attempts ended early: what they stored is stored, and is skipped when it is listed again.
 * @param earlier of the job when this attempt began @param attempt of this attempt alone
 */
export function countsOfJob(earlier: Counts, attempt: Counts): Counts {
  return {
    fetched: attempt.fetched,
    stored: earlier.stored + attempt.stored,
    skipped: Math.max(0, attempt.skipped - earlier.stored),
    deleted: earlier.deleted + attempt.deleted,
  };
}
