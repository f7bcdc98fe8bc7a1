import type { ApprovalReason, Counts, SyncMode } from '#domain';
import { type Database, SetTable, type Tx } from '#store';
import type { Lease, LeaseKey } from '../leases/leases.js';

const table = new SetTable({
  table: 'ingest.sync_runs',
  columns: {
    job_id: 'uuid',
    account_id: 'uuid',
    type: 'text',
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

/** A job in the queue of its account and type. */
export interface Run extends LeaseKey {
  readonly jobId: string;
  readonly mode: SyncMode;
  /** The only contact to read; null for the whole account. */
  readonly externalId: string | null;
}

/** A run that an attempt has claimed. */
export interface ClaimedRun extends Run {
  /** listing: reads from the provider first. releasing: everything is read and may be sent to the log. */
  readonly phase: 'listing' | 'releasing';
  /** Of earlier attempts. */
  readonly counts: Counts;
  readonly attemptId: string;
  /** The fencing token of the lease under which the attempt runs. */
  readonly token: number;
  /** This attempt included. */
  readonly attempts: number;
}

/** A run that was cancelled, rejected or superseded. */
export type StoppedRun = Pick<Run, 'jobId' | 'accountId'> & Counts;

/** The attempt may not write any more: it lost its lease, or its job was cancelled. Its transaction is rolled back. */
export class AttemptFenced extends Error {
  constructor() {
    super('The attempt no longer owns its job');
    this.name = 'AttemptFenced';
  }
}

const IDS = 'job_id as "jobId", account_id as "accountId"';
const RUN = `${IDS}, type, mode, external_id as "externalId"`;
const COUNTS = 'fetched, stored, skipped, deleted';

/** The durable queue of jobs. Every transaction of an attempt asserts its lease, so an attempt that lost it writes nothing. */
export class Runs {
  constructor(
    private readonly database: Database,
    private readonly provider: string,
  ) {}

  /** A job that exists already is not changed. */
  async enqueue(tx: Tx, runs: readonly (Run & { readonly requestedAt: number })[], now: number): Promise<void> {
    const distinct = new Map(runs.map((run) => [run.jobId, run]));
    await table.insertMissing(
      tx,
      [...distinct.values()].map(({ jobId, accountId, type, mode, externalId, requestedAt }) => ({
        job_id: jobId,
        account_id: accountId,
        type,
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

  /** A job for each of these types of every account that is due, unless one is open. */
  async enqueuePolls(types: readonly string[], now: number): Promise<void> {
    await this.database.query(
      `insert into ingest.sync_runs (job_id, account_id, type, provider, mode, polled, status, not_before, requested_at)
       select gen_random_uuid(), account_id, type, provider, 'INCREMENTAL', true, 'pending', $2, $2
       from ingest.contacts_source_accounts a, unnest($3::text[]) as type
       where provider = $1 and removed_at is null and next_sync_at <= $2
         and coalesce((settings #>> '{sync,enabled}')::boolean, true)
         and not exists (select from ingest.sync_runs r
           where r.account_id = a.account_id and r.type = type and r.status in ('pending', 'running'))
       on conflict do nothing`,
      [this.provider, new Date(now), types],
    );
  }

  /**
   * The next job of each account and type that nothing holds a lease of. A job that was begun comes first, then an approved
   * one, then one that was requested, then a poll.
   */
  async runnable(now: number, limit: number): Promise<Run[]> {
    return this.database.query<Run>(
      `select * from (
         select distinct on (account_id, type) ${RUN}, requested_at from ingest.sync_runs r
         where provider = $1 and status in ('pending', 'running') and not_before <= $2
           and not exists (select from ingest.leases l
             where l.account_id = r.account_id and l.type = r.type and l.expires_at > clock_timestamp())
         order by account_id, type, status desc, phase desc, polled, requested_at) next
       order by requested_at limit $3`,
      [this.provider, new Date(now), limit],
    );
  }

  /** Claims an open job for an attempt, also one that an earlier attempt left. undefined: the job is not open any more. */
  async claim(jobId: string, { token }: Lease, attemptId: string, now: number): Promise<ClaimedRun | undefined> {
    const [row] = await this.database.query<Omit<ClaimedRun, 'counts' | 'token'> & Counts>(
      `update ingest.sync_runs set status = 'running', attempt_id = $2, attempts = attempts + 1,
         started_at = coalesce(started_at, $3)
       where job_id = $1 and status in ('pending', 'running')
       returning ${RUN}, attempt_id as "attemptId", attempts, phase, ${COUNTS}`,
      [jobId, attemptId, new Date(now)],
    );
    if (!row) return undefined;
    const { fetched, stored, skipped, deleted, ...run } = row;
    return { ...run, token, counts: { fetched, stored, skipped, deleted } };
  }

  /**
   * Locks the lease and the job until the transaction ends, so neither another process nor a cancellation comes between.
   * @throws AttemptFenced
   */
  async assertLease(tx: Tx, { jobId, accountId, type, attemptId, token }: ClaimedRun): Promise<void> {
    const leases = await tx.query(
      `select from ingest.leases
       where account_id = $1 and type = $2 and token = $3 and expires_at > clock_timestamp() for share`,
      [accountId, type, token],
    );
    if (leases.length === 0) throw new AttemptFenced();
    const runs = await tx.query(
      `select from ingest.sync_runs where job_id = $1 and attempt_id = $2 and status = 'running' for update`,
      [jobId, attemptId],
    );
    if (runs.length === 0) throw new AttemptFenced();
  }

  /** @throws AttemptFenced */
  async progress(tx: Tx, run: ClaimedRun, counts: Counts): Promise<void> {
    await this.assertLease(tx, run);
    await tx.execute(
      'update ingest.sync_runs set fetched = $2, stored = $3, skipped = $4, deleted = $5 where job_id = $1',
      [run.jobId, counts.fetched, counts.stored, counts.skipped, counts.deleted],
    );
  }

  /** Everything is read and may be sent to the log. Later attempts resume from here. @throws AttemptFenced */
  async release(run: ClaimedRun): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.assertLease(tx, run);
      await tx.execute(`update ingest.sync_runs set phase = 'releasing' where job_id = $1`, [run.jobId]);
    });
  }

  /** The run stops until its owner approves or rejects it. Returns its counts. @throws AttemptFenced */
  async awaitApproval(tx: Tx, run: ClaimedRun, reason: ApprovalReason): Promise<Counts> {
    await this.assertLease(tx, run);
    return countsOf(
      await tx.query<Counts>(
        `update ingest.sync_runs set status = 'awaiting-approval', approval_reason = $2 where job_id = $1
         returning ${COUNTS}`,
        [run.jobId, reason],
      ),
    );
  }

  /** Resumes those runs that await approval. */
  async approve(tx: Tx, jobIds: readonly string[], now: number): Promise<void> {
    await tx.execute(
      `update ingest.sync_runs set status = 'pending', phase = 'releasing', not_before = $3
       where provider = $1 and job_id = any($2::uuid[]) and status = 'awaiting-approval'`,
      [this.provider, jobIds, new Date(now)],
    );
  }

  /** Ends earlier runs of the account and type that await approval or were approved: this run reads the account again. */
  async supersede(tx: Tx, { jobId, accountId, type }: ClaimedRun, now: number): Promise<StoppedRun[]> {
    return tx.query<StoppedRun>(
      `update ingest.sync_runs set status = 'failed', error_code = 'SUPERSEDED', finished_at = $4
       where account_id = $2 and type = $3 and job_id <> $1
         and (status = 'awaiting-approval' or (status in ('pending', 'running') and phase = 'releasing'))
       returning ${IDS}, ${COUNTS}`,
      [jobId, accountId, type, new Date(now)],
    );
  }

  /** Returns the run's counts. @throws AttemptFenced */
  async finish(tx: Tx, run: ClaimedRun, errorCode: string | null, now: number): Promise<Counts> {
    await this.assertLease(tx, run);
    const counts = await tx.query<Counts>(
      `update ingest.sync_runs set status = $2, error_code = $3, finished_at = $4 where job_id = $1
       returning ${COUNTS}`,
      [run.jobId, errorCode === null ? 'completed' : 'failed', errorCode, new Date(now)],
    );
    await tx.execute('delete from ingest.sync_runs where account_id = $1 and finished_at < $2', [
      run.accountId,
      new Date(now - KEPT_MS),
    ]);
    return countsOf(counts);
  }

  /** Leaves the job to a later attempt. @throws AttemptFenced */
  async postpone(run: ClaimedRun, until: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.assertLease(tx, run);
      await tx.execute('update ingest.sync_runs set not_before = $2 where job_id = $1', [run.jobId, new Date(until)]);
    });
  }

  /** Cancels open jobs and jobs that await approval: those named and all of the accounts named. */
  async cancel(tx: Tx, jobIds: readonly string[], accountIds: readonly string[], now: number): Promise<StoppedRun[]> {
    const stopped = await tx.query<StoppedRun>(
      `update ingest.sync_runs set status = 'cancelled', finished_at = $4
       where provider = $1 and (job_id = any($2::uuid[]) or account_id = any($3::uuid[]))
         and status in ('pending', 'running', 'awaiting-approval')
       returning ${IDS}, ${COUNTS}`,
      [this.provider, jobIds, accountIds, new Date(now)],
    );
    return clearStages(tx, stopped);
  }

  /** Cancels those runs that await approval. */
  async reject(tx: Tx, jobIds: readonly string[], now: number): Promise<StoppedRun[]> {
    const stopped = await tx.query<StoppedRun>(
      `update ingest.sync_runs set status = 'cancelled', finished_at = $3
       where provider = $1 and job_id = any($2::uuid[]) and status = 'awaiting-approval'
       returning ${IDS}, ${COUNTS}`,
      [this.provider, jobIds, new Date(now)],
    );
    return clearStages(tx, stopped);
  }
}

async function clearStages(tx: Tx, stopped: StoppedRun[]): Promise<StoppedRun[]> {
  const ids = stopped.map(({ jobId }) => jobId);
  await tx.execute('delete from ingest.staged_records where job_id = any($1::uuid[])', [ids]);
  await tx.execute('delete from ingest.staged_listings where job_id = any($1::uuid[])', [ids]);
  return stopped;
}

/** Of the one row that `assertLease` has locked. */
function countsOf([counts]: readonly Counts[]): Counts {
  if (!counts) throw new AttemptFenced();
  return counts;
}
