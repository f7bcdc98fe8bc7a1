// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** An account was connected. Its credentials lie in the vault under accountId, never here. */
export interface AccountAdded {
  readonly accountId: string;
  readonly provider: string;
  readonly name: string;
  /** JSON object of the provider's own settings. */
  readonly settings: string;
  readonly addedAt: number;
}

/** An account was disconnected. What it brought stays. */
export interface AccountRemoved {
  readonly accountId: string;
  readonly provider: string;
  readonly removedAt: number;
}

/** Please stop a job. */
export interface SyncCancelled {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly requestedAt: number;
}

/** Please read an account. */
export interface SyncRequested {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  /** contacts, groups, messages or all. */
  readonly type: string;
  readonly mode: 'UNKNOWN' | 'INCREMENTAL' | 'FULL';
  readonly requestedAt: number;
}
