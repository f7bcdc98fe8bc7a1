// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** How an account is. */
export interface AccountStateChanged {
  readonly accountId: string;
  readonly provider: string;
  readonly state: 'UNKNOWN' | 'CONNECTED' | 'RECONNECTING' | 'NEEDS_LOGIN' | 'RESTRICTED' | 'BACKFILLING' | 'DEGRADED' | 'REMOVED' | 'HELD';
  readonly code: string | null;
  /** A sentence that says what to do. */
  readonly message: string | null;
  readonly occurredAt: number;
}

/** Everything of the run is in the log. */
export interface SyncCompleted {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly mode: 'UNKNOWN' | 'INCREMENTAL' | 'FULL';
  readonly fetched: number;
  /** Sent to the log. */
  readonly stored: number;
  /** Unchanged, not sent. */
  readonly skipped: number;
  readonly deleted: number;
  readonly occurredAt: number;
}

/** The run ended early; the last good cursor stays. */
export interface SyncFailed {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly fetched: number;
  /** Sent to the log. */
  readonly stored: number;
  /** Unchanged, not sent. */
  readonly skipped: number;
  readonly deleted: number;
  readonly code: string;
  /** A sentence that says what to do. No personal data. */
  readonly message: string;
  readonly occurredAt: number;
}

/** The run would change or delete so much that somebody must look at it first. Nothing of it is in the log yet. */
export interface SyncHeld {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  /** MASS_CHANGE, MASS_DELETION, EMPTY_LISTING or SHORT_LISTING. */
  readonly reason: string;
  /** A sentence that says what to do. No personal data. */
  readonly message: string;
  /** What the log has of the account. */
  readonly known: number;
  readonly fetched: number;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly occurredAt: number;
}

/** Counts so far. */
export interface SyncProgressed {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly fetched: number;
  /** Sent to the log. */
  readonly stored: number;
  /** Unchanged, not sent. */
  readonly skipped: number;
  readonly deleted: number;
  /** What the provider says there is. */
  readonly total: number | null;
  readonly occurredAt: number;
}

/** A connector took the job. */
export interface SyncStarted {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly mode: 'UNKNOWN' | 'INCREMENTAL' | 'FULL';
  readonly occurredAt: number;
}
