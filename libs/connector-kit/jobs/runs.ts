import type { ApprovalReason, Counts, SyncMode } from '#domain';
import { type Database, SetTable, type Tx } from '#store';

const table = new SetTable({
  table: 'ingest.sync_runs',
  columns: {
    job_id: 'uuid',
    account_id: 'uuid',
    provider: 'text',
    mode: 'text',
    polled: 'boolean',
    external_id: 'text',
    status: 'text',
    not_before: 'timestamptz',
    requested_at: 'timestamptz',
  },
  key: ['job_id'],
});

const KEPT_MS = 30 * 86_400_000;

/** A job that is to be run. */
export interface Run {
  readonly jobId: string;
  readonly accountId: string;
  readonly mode: SyncMode;
  /** The one contact that it is about; null for the whole account. */
  readonly externalId: string | null;
}

/** A run that an attempt has taken. */
export interface ClaimedRun extends Run {
  /** listing: begins with reading. releasing: everything is read and may go into the log. */
  readonly phase: 'listing' | 'releasing';
  /** What earlier attempts did. */
  readonly counts: Counts;
  readonly attemptId: string;
  /** This one included. */
  readonly attempts: number;
}

/** A run that was stopped, with what it did until then. */
export type StoppedRun = Pick<Run, 'jobId' | 'accountId'> & Counts;

/** The job was cancelled, or another process has taken it over: whatever is under way for it must stop and leave no trace. */
export class RunLost extends Error {
  constructor() {
    super('The job no longer belongs to this attempt');
    this.name = 'RunLost';
  }
}

const IDS = 'job_id as "jobId", account_id as "accountId"';
const RUN = `${IDS}, mode, external_id as "externalId"`;
const COUNTS = 'fetched, stored, skipped, deleted';

/**
 * The durable jobs. An attempt owns a running job as long as its id stands in the row: that is checked in every transaction
 * of the attempt, so of two processes that believe to run a job only the later one writes.
 */
export class Runs {
  constructor(
    private readonly database: Database,
    private readonly provider: string,
  ) {}

  /** A job that is known already stays as it is. */
  async enqueue(tx: Tx, runs: readonly (Run & { readonly requestedAt: number })[], now: number): Promise<void> {
    const distinct = new Map(runs.map((run) => [run.jobId, run]));
    await table.insertMissing(
      tx,
      [...distinct.values()].map(({ jobId, accountId, mode, externalId, requestedAt }) => ({
        job_id: jobId,
        account_id: accountId,
        provider: this.provider,
        mode,
        polled: false,
        external_id: externalId,
        status: 'pending',
        not_before: new Date(now).toISOString(),
        requested_at: new Date(requestedAt).toISOString(),
      })),
    );
  }

  /** A job for each account that is due and has none. */
  async enqueuePolls(now: number): Promise<void> {
    await this.database.query(
      `insert into ingest.sync_runs (job_id, account_id, provider, mode, polled, status, not_before, requested_at)
       select gen_random_uuid(), account_id, provider, 'INCREMENTAL', true, 'pending', $2, $2
       from ingest.contacts_source_accounts a
       where provider = $1 and removed_at is null and next_sync_at <= $2
         and coalesce((settings #>> '{sync,enabled}')::boolean, true)
         and not exists (select from ingest.sync_runs r where r.account_id = a.account_id and r.status in ('pending', 'running'))
       on conflict do nothing`,
      [this.provider, new Date(now)],
    );
  }

  /** The next job of each account, other than those named: one that was begun first, then one that may be released, then what a person asked for. */
  async runnable(now: number, exceptAccounts: readonly string[], limit: number): Promise<Run[]> {
    return this.database.query<Run>(
      `select * from (
         select distinct on (account_id) ${RUN}, requested_at from ingest.sync_runs
         where provider = $1 and status in ('pending', 'running') and not_before <= $2 and account_id <> all($3::uuid[])
         order by account_id, status desc, phase desc, polled, requested_at) next
       order by requested_at limit $4`,
      [this.provider, new Date(now), exceptAccounts, limit],
    );
  }

  /** Takes an open job, also one that an earlier attempt left. Call it under the account's lock. undefined: no longer open. */
  async claim(jobId: string, attemptId: string, now: number): Promise<ClaimedRun | undefined> {
    const [row] = await this.database.query<Omit<ClaimedRun, 'counts'> & Counts>(
      `update ingest.sync_runs set status = 'running', attempt_id = $2, attempts = attempts + 1,
         started_at = coalesce(started_at, $3)
       where job_id = $1 and status in ('pending', 'running')
       returning ${RUN}, attempt_id as "attemptId", attempts, phase, ${COUNTS}`,
      [jobId, attemptId, new Date(now)],
    );
    if (!row) return undefined;
    const { fetched, stored, skipped, deleted, ...run } = row;
    return { ...run, counts: { fetched, stored, skipped, deleted } };
  }

  /** @throws RunLost */
  async hold(tx: Tx, { jobId, attemptId }: ClaimedRun): Promise<void> {
    const held = await tx.query(
      `select from ingest.sync_runs where job_id = $1 and attempt_id = $2 and status = 'running' for update`,
      [jobId, attemptId],
    );
    if (held.length === 0) throw new RunLost();
  }

  /** @throws RunLost */
  async progress(tx: Tx, { jobId, attemptId }: ClaimedRun, counts: Counts): Promise<void> {
    const changed = await tx.execute(
      `update ingest.sync_runs set fetched = $3, stored = $4, skipped = $5, deleted = $6
       where job_id = $1 and attempt_id = $2 and status = 'running'`,
      [jobId, attemptId, counts.fetched, counts.stored, counts.skipped, counts.deleted],
    );
    if (changed === 0) throw new RunLost();
  }

  /** Everything is read and may go into the log: later attempts go on from here. @throws RunLost */
  async release({ jobId, attemptId }: ClaimedRun): Promise<void> {
    const changed = await this.database.query(
      `update ingest.sync_runs set phase = 'releasing'
       where job_id = $1 and attempt_id = $2 and status = 'running' returning job_id`,
      [jobId, attemptId],
    );
    if (changed.length === 0) throw new RunLost();
  }

  /** The run waits until somebody decides. Returns its counts. @throws RunLost */
  async park(tx: Tx, { jobId, attemptId }: ClaimedRun, reason: ApprovalReason): Promise<Counts> {
    const [counts] = await tx.query<Counts>(
      `update ingest.sync_runs set status = 'awaiting-approval', approval_reason = $3
       where job_id = $1 and attempt_id = $2 and status = 'running' returning ${COUNTS}`,
      [jobId, attemptId, reason],
    );
    if (!counts) throw new RunLost();
    return counts;
  }

  /** Runs that were held go on; those that are not held any more stay as they are. */
  async apply(tx: Tx, jobIds: readonly string[], now: number): Promise<void> {
    await tx.execute(
      `update ingest.sync_runs set status = 'pending', phase = 'releasing', not_before = $3
       where provider = $1 and job_id = any($2::uuid[]) and status = 'awaiting-approval'`,
      [this.provider, jobIds, new Date(now)],
    );
  }

  /** Ends runs of an account that are held, or were to go on, because this one reads it again. */
  async supersede(tx: Tx, { jobId, accountId }: ClaimedRun, now: number): Promise<StoppedRun[]> {
    return tx.query<StoppedRun>(
      `update ingest.sync_runs set status = 'failed', error_code = 'SUPERSEDED', finished_at = $3
       where account_id = $2 and job_id <> $1
         and (status = 'awaiting-approval' or (status in ('pending', 'running') and phase = 'releasing'))
       returning ${IDS}, ${COUNTS}`,
      [jobId, accountId, new Date(now)],
    );
  }

  /** Returns the run's counts. @throws RunLost */
  async finish(tx: Tx, run: ClaimedRun, errorCode: string | null, now: number): Promise<Counts> {
    const [counts] = await tx.query<Counts>(
      `update ingest.sync_runs set status = $3, error_code = $4, finished_at = $5
       where job_id = $1 and attempt_id = $2 and status = 'running'
       returning ${COUNTS}`,
      [run.jobId, run.attemptId, errorCode === null ? 'completed' : 'failed', errorCode, new Date(now)],
    );
    if (!counts) throw new RunLost();
    await tx.execute('delete from ingest.sync_runs where account_id = $1 and finished_at < $2', [
      run.accountId,
      new Date(now - KEPT_MS),
    ]);
    return counts;
  }

  /** Leaves the job for a later attempt. */
  async postpone({ jobId, attemptId }: ClaimedRun, until: number): Promise<void> {
    await this.database.query(
      `update ingest.sync_runs set not_before = $3 where job_id = $1 and attempt_id = $2 and status = 'running'`,
      [jobId, attemptId, new Date(until)],
    );
  }

  /** Stops jobs that are open or held, those named and all of the accounts named, and empties their stage. */
  async cancel(tx: Tx, jobIds: readonly string[], accountIds: readonly string[], now: number): Promise<StoppedRun[]> {
    return this.#stop(tx, jobIds, accountIds, now, ['pending', 'running', 'awaiting-approval']);
  }

  /** Stops jobs that are held, and no others. */
  async discard(tx: Tx, jobIds: readonly string[], now: number): Promise<StoppedRun[]> {
    return this.#stop(tx, jobIds, [], now, ['awaiting-approval']);
  }

  async #stop(
    tx: Tx,
    jobIds: readonly string[],
    accountIds: readonly string[],
    now: number,
    statuses: readonly string[],
  ): Promise<StoppedRun[]> {
    const stopped = await tx.query<StoppedRun>(
      `update ingest.sync_runs set status = 'cancelled', finished_at = $4
       where provider = $1 and (job_id = any($2::uuid[]) or account_id = any($3::uuid[])) and status = any($5)
       returning ${IDS}, ${COUNTS}`,
      [this.provider, jobIds, accountIds, new Date(now), statuses],
    );
    const ids = stopped.map(({ jobId }) => jobId);
    await tx.execute('delete from ingest.staged_records where job_id = any($1::uuid[])', [ids]);
    await tx.execute('delete from ingest.staged_listings where job_id = any($1::uuid[])', [ids]);
    return stopped;
  }
}
