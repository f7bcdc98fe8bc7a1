import type { AccountStateChanged, SyncEvent } from '#contracts';

export interface JobProgress {
  readonly fetched: number;
  readonly stored: number;
  readonly skipped: number;
  readonly deleted: number;
  readonly total: number | null;
}

/**
 * The change of a job by one or more events. Times are Unix milliseconds; null means not observed. Each field has a merge rule that is
 * independent of order and repetition.
 */
export interface JobChange {
  readonly jobId: string;
  readonly accountId: string;
  /** The status of the latest end; `running` only without an end. `held` is an end, which a later one replaces. */
  readonly status: 'running' | 'held' | 'completed' | 'failed' | 'cancelled';
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly completedAt: number | null;
  /** The latest counts. Of counts with the same time, those of the end win. */
  readonly progress: JobProgress | null;
  readonly progressAt: number | null;
  /** `full` if any event has it: a run that had to read everything was a full one. */
  readonly mode: 'incremental' | 'full' | null;
  /** The earliest. */
  readonly createdAt: number;
  readonly startedAt: number | null;
}

export type StateChange = Pick<AccountStateChanged, 'accountId' | 'code' | 'message' | 'occurredAt'> & {
  readonly state: string;
};

export interface SyncChanges {
  readonly jobs: readonly JobChange[];
  readonly states: readonly StateChange[];
}

/** One change per job and one per account. */
export function foldSyncEvents(events: readonly SyncEvent[]): SyncChanges {
  const jobs = new Map<string, JobChange>();
  const states = new Map<string, StateChange>();
  for (const event of events) {
    if (event.type === 'AccountStateChanged') {
      const change = stateChange(event.value);
      const known = states.get(change.accountId);
      if (!known || known.occurredAt <= change.occurredAt) states.set(change.accountId, change);
    } else {
      const change = jobChange(event);
      const known = jobs.get(change.jobId);
      jobs.set(change.jobId, known ? merged(known, change) : change);
    }
  }
  return { jobs: [...jobs.values()], states: [...states.values()] };
}

function stateChange({ accountId, state, code, message, occurredAt }: AccountStateChanged): StateChange {
  return { accountId, state: state.toLowerCase().replaceAll('_', '-'), code, message, occurredAt };
}

function jobChange(event: Exclude<SyncEvent, { type: 'AccountStateChanged' }>): JobChange {
  const { jobId, accountId, occurredAt } = event.value;
  const unchanged: JobChange = {
    jobId,
    accountId,
    status: 'running',
    errorCode: null,
    errorMessage: null,
    completedAt: null,
    progress: null,
    progressAt: null,
    mode: null,
    createdAt: occurredAt,
    startedAt: null,
  };
  switch (event.type) {
    case 'SyncStarted':
      return { ...unchanged, mode: modeOf(event.value.mode), startedAt: occurredAt };
    case 'SyncProgressed':
      return { ...unchanged, progress: progressOf(event.value, event.value.total), progressAt: occurredAt };
    case 'SyncCompleted': {
      const { mode, fetched } = event.value;
      const progress = progressOf(event.value, fetched);
      return { ...unchanged, ...ended('completed', occurredAt, progress), mode: modeOf(mode) };
    }
    case 'SyncHeld': {
      const { reason, message, fetched } = event.value;
      const end = { status: 'held', completedAt: occurredAt } as const;
      const progress = { fetched, stored: 0, skipped: 0, deleted: 0, total: null };
      return { ...unchanged, ...end, progress, progressAt: occurredAt, errorCode: reason, errorMessage: message };
    }
    case 'SyncFailed': {
      const { code, message } = event.value;
      const status = code === 'CANCELLED' ? 'cancelled' : 'failed';
      const end = ended(status, occurredAt, progressOf(event.value, null));
      return { ...unchanged, ...end, errorCode: code, errorMessage: message };
    }
    default:
      return event satisfies never;
  }
}

function ended(status: JobChange['status'], at: number, progress: JobProgress) {
  return { status, completedAt: at, progress, progressAt: at };
}

function modeOf(mode: 'UNKNOWN' | 'INCREMENTAL' | 'FULL'): JobChange['mode'] {
  return mode === 'UNKNOWN' ? null : mode === 'FULL' ? 'full' : 'incremental';
}

function progressOf(counts: Omit<JobProgress, 'total'>, total: number | null): JobProgress {
  const { fetched, stored, skipped, deleted } = counts;
  return { fetched, stored, skipped, deleted, total };
}

/** The upsert of the scheduler merges a change into a row by the same rules. */
function merged(one: JobChange, other: JobChange): JobChange {
  const end = (other.completedAt ?? -1) >= (one.completedAt ?? -1) ? other : one;
  const counts = hasLaterCounts(other, one) ? other : one;
  return {
    ...one,
    status: end.status,
    errorCode: end.errorCode,
    errorMessage: end.errorMessage,
    completedAt: end.completedAt,
    progress: counts.progress,
    progressAt: counts.progressAt,
    mode: one.mode === 'full' || other.mode === 'full' ? 'full' : (one.mode ?? other.mode),
    createdAt: Math.min(one.createdAt, other.createdAt),
    startedAt: earliest(one.startedAt, other.startedAt),
  };
}

function hasLaterCounts(change: JobChange, than: JobChange): boolean {
  const [at, thanAt] = [change.progressAt ?? -1, than.progressAt ?? -1];
  return at === thanAt ? than.completedAt !== thanAt : at > thanAt;
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
