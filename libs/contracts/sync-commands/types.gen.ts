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

/** An account's name or settings were changed. */
export interface AccountChanged {
  readonly accountId: string;
  readonly provider: string;
  readonly name: string;
  /** JSON object of the provider's own settings, whole. */
  readonly settings: string;
  readonly changedAt: number;
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

/** What is to become of a run that is held. */
export interface SyncDecided {
  readonly jobId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly decision: 'UNKNOWN' | 'APPLY' | 'DISCARD';
  readonly decidedAt: number;
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
  /** Only this contact: it is fetched again and resolved again, also when nothing changed. null: the whole account. */
  readonly externalId: string | null;
}
