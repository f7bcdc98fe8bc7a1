export type SyncMode = 'FULL' | 'INCREMENTAL';

/** The stored state of a stream between runs. Times are epoch milliseconds. */
export interface StreamState {
  readonly cursor: string | null;
  /** The scope of the last finished listing, with or without a cursor. */
  readonly cursorScope: string | null;
  readonly lastFullSyncAt: number | null;
}

/** Why a listing is complete. */
export type FullReason = 'requested' | 'no-cursor' | 'scope-changed' | 'refresh-due' | 'token-expired';

export type SyncPlan =
  | { readonly mode: 'INCREMENTAL'; readonly cursor: string }
  | { readonly mode: 'FULL'; readonly because: FullReason };

export interface PlanInput {
  readonly requested: SyncMode;
  readonly state: StreamState;
  /** The current scope of the stream. */
  readonly scope: string;
  readonly now: number;
  /** Cursors expire some days after the last full sync, so a full sync is due before that. */
  readonly fullSyncEveryMs: number;
}

/**
 * The next run of a stream:
 *
 * | requested | cursor | its scope | last full sync | plan |
 * |---|---|---|---|---|
 * | any | none, or dropped | another | any | full: scope-changed |
 * | any | none, or dropped | none, or the same | any | full: no-cursor |
 * | any | there | another | any | full: scope-changed |
 * | full | there | the same | any | full: requested |
 * | incremental | there | the same | too long ago | full: refresh-due |
 * | incremental | there | the same | recent | incremental |
 */
export function planSync({ requested, state, scope, now, fullSyncEveryMs }: PlanInput): SyncPlan {
  const isNew = state.cursor === null && state.cursorScope === null;
  if (!isNew && state.cursorScope !== scope) return { mode: 'FULL', because: 'scope-changed' };
  if (state.cursor === null) return { mode: 'FULL', because: 'no-cursor' };
  if (requested === 'FULL') return { mode: 'FULL', because: 'requested' };
  if (state.lastFullSyncAt === null || now - state.lastFullSyncAt >= fullSyncEveryMs) {
    return { mode: 'FULL', because: 'refresh-due' };
  }
  return { mode: 'INCREMENTAL', cursor: state.cursor };
}
