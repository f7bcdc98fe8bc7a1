import type { JobChange, StateChange } from '#domain';
import type { Tx } from '#store';

/**
 * Inserts the jobs that a connector started by itself (on startup, by its interval). sync.events does not contain the type of a job;
 * contacts is the only one. Events of accounts that are not in this database are ignored. JobChange defines how a change is merged
 * into a row.
 */
const UPSERT_JOBS = `
  insert into sync.sync_jobs as job (id, instance_id, type, mode, status, progress, progress_at,
    error_code, error_message, created_at, started_at, completed_at)
  select e.id, e.instance_id, 'contacts', coalesce(e.mode, 'incremental'), e.status, coalesce(e.progress::jsonb, '{}'), e.progress_at,
    e.error_code, e.error_message, e.created_at, e.started_at, e.completed_at
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
    $7::text[], $8::text[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[])
    as e (id, instance_id, mode, status, progress, progress_at, error_code, error_message, created_at, started_at, completed_at)
  where exists (select from sync.instances i where i.id = e.instance_id)
  order by e.id
  on conflict (id) do update set
    mode = case when excluded.mode = 'full' then 'full' else job.mode end,
    (status, error_code, error_message) = (select
      case when ends then excluded.status when job.status = 'pending' then 'running' else job.status end,
      case when ends then excluded.error_code else job.error_code end,
      case when ends then excluded.error_message else job.error_message end
      from (select excluded.completed_at >= coalesce(job.completed_at, excluded.completed_at) as ends) _),
    completed_at = greatest(job.completed_at, excluded.completed_at),
    (progress, progress_at) = (select
      case when later then excluded.progress else job.progress end,
      case when later then excluded.progress_at else job.progress_at end
      from (select job.progress_at is null or excluded.progress_at > job.progress_at or
        (excluded.progress_at = job.progress_at and job.completed_at is distinct from job.progress_at) as later) _),
    created_at = least(job.created_at, excluded.created_at),
    started_at = least(job.started_at, excluded.started_at)`;

/** A removed account stays removed. Any reported state replaces the initial state `connecting`. */
const UPDATE_ACCOUNT_STATES = `
  update sync.instances i set state = e.state, state_code = e.code, state_message = e.message, state_since = e.since
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) as e (id, state, code, message, since)
  where i.id = e.id and i.removed_at is null and (i.state = 'connecting' or i.state_since <= e.since)`;

/** One statement for all jobs. */
export async function writeJobs(tx: Tx, jobs: readonly JobChange[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.execute(UPSERT_JOBS, [
    jobs.map((job) => job.jobId),
    jobs.map((job) => job.accountId),
    jobs.map((job) => job.mode),
    jobs.map((job) => job.status),
    jobs.map((job) => job.progress && JSON.stringify(job.progress)),
    jobs.map((job) => date(job.progressAt)),
    jobs.map((job) => job.errorCode),
    jobs.map((job) => job.errorMessage),
    jobs.map((job) => date(job.createdAt)),
    jobs.map((job) => date(job.startedAt)),
    jobs.map((job) => date(job.completedAt)),
  ]);
}

/** One statement for all accounts. */
export async function writeAccountStates(tx: Tx, states: readonly StateChange[]): Promise<void> {
  if (states.length === 0) return;
  await tx.execute(UPDATE_ACCOUNT_STATES, [
    states.map((change) => change.accountId),
    states.map((change) => change.state),
    states.map((change) => change.code),
    states.map((change) => change.message),
    states.map((change) => date(change.occurredAt)),
  ]);
}

function date(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
