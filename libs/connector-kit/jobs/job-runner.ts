import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '#domain';
import type { KafkaLogger } from '#event-log';
import type { Account } from '../accounts/accounts.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { type Lease, Leases } from '../leases/leases.js';
import { SourceError } from '../ports/source-error.js';
import { AccountSync, type AccountSyncOptions } from '../snapshot/account-sync.js';
import { failureOf, refusal } from './job-failure.js';
import { Slots } from './run-slots.js';
import { AttemptFenced, type ClaimedRun, type Run } from './runs.js';

const LOOK_EVERY_MS = 1_000;
const LAST_ATTEMPT = 10;
/** Between attempts at a job that failed in Kafka, Postgres or our own code. */
const attemptBackoff = { firstMs: 1_000, longestMs: 60_000 };

interface JobRunnerOptions extends Omit<AccountSyncOptions, 'onProgress'> {
  /** The types of data that accounts are polled for. */
  readonly types: readonly string[];
  readonly random: () => number;
  /** Called after events were committed to the outbox. */
  readonly onEvents: () => void;
  /** Called for each job that fails, with the code of its error. */
  readonly onFailure: (code: string) => void;
  readonly logger: KafkaLogger;
}

/**
 * Runs the durable jobs of one provider: several accounts at once, and each account and type by one process at a time. A job
 * that ends without an outcome (the process stops, Kafka is unavailable) stays open, and a later attempt resumes it.
 */
export class JobRunner {
  readonly #stopping = new AbortController();
  readonly #active = new Map<string, Promise<void>>();
  /** Ends a run that makes no progress, by its job. */
  readonly #silent = new Map<string, AbortController>();
  readonly #sync: AccountSync;
  readonly #leases: LeaseKeeper;
  readonly #slots: Slots;
  #woken = Promise.withResolvers<void>();
  #loop: Promise<void> = Promise.resolve();
  #lastLook = 0;

  constructor(private readonly options: JobRunnerOptions) {
    const { connector, database, logger, now } = options;
    const leases = new Leases(database, `${connector.provider}/${randomUUID()}`);
    this.#leases = new LeaseKeeper({ leases, monotonicNow: () => performance.now(), logger });
    this.#slots = new Slots(now);
    this.#sync = new AccountSync({ ...options, onProgress: (run) => this.#slots.progress(run.jobId) });
  }

  /** When the runner last looked for work successfully; epoch milliseconds, 0 for never. */
  get lastLook(): number {
    return this.#lastLook;
  }

  /** Polls every account first whose settings ask for a sync on startup. */
  async start(): Promise<void> {
    const { connector, journal, now } = this.options;
    await journal.accounts.pollOnStartup(connector.provider, now());
    this.#leases.start();
    this.#loop = this.#run();
  }

  /** Interrupts the runs after the page that is being sent, and releases their leases. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The connector stops'));
    this.#woken.resolve();
    await this.#loop;
    await Promise.all(this.#active.values());
    this.#leases.stop();
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#look().catch((error: unknown) => {
        this.options.logger.warn({ err: error }, 'Looking for sync jobs failed; trying again');
      });
      await Promise.race([this.#woken.promise, delay(LOOK_EVERY_MS, undefined, { ref: false })]);
      this.#woken = Promise.withResolvers<void>();
    }
  }

  async #look(): Promise<void> {
    const { journal, types } = this.options;
    const now = this.options.now();
    await journal.runs.enqueuePolls(types, now);
    for (const jobId of this.#slots.silent) this.#silent.get(jobId)?.abort(new SourceError('NO_PROGRESS'));
    const { free } = this.#slots;
    const found = free > 0 ? await journal.runs.runnable(now, free) : [];
    for (const run of found) if (!this.#active.has(run.jobId)) this.#begin(run);
    this.#lastLook = now;
  }

  #begin(run: Run): void {
    const { accountId, jobId } = run;
    this.#slots.begin(jobId);
    const silent = new AbortController();
    this.#silent.set(jobId, silent);
    const ends = [this.#stopping.signal, silent.signal];
    const done = this.#leases
      .run(run, (lease, lost) => this.#attempt(run, lease, AbortSignal.any([lost, ...ends])))
      .then(
        (isRun) => isRun && this.#woken.resolve(),
        (error: unknown) => this.options.logger.warn({ err: error, jobId, accountId }, 'The sync job waits'),
      )
      .then(() => {
        this.#slots.end(jobId);
        this.#silent.delete(jobId);
        this.#active.delete(jobId);
      });
    this.#active.set(jobId, done);
  }

  async #attempt({ jobId, accountId }: Run, lease: Lease, signal: AbortSignal): Promise<void> {
    const { journal, logger, now, onEvents } = this.options;
    const run = await journal.runs.claim(jobId, lease, randomUUID(), now());
    if (!run) return;
    const account = await journal.accounts.load(accountId);
    try {
      const { counts, awaitingApproval: reason } = await this.#sync.run(run, account, signal);
      if (reason) logger.warn({ jobId, accountId, reason, ...counts }, 'The sync job awaits approval');
      else logger.info({ jobId, accountId, ...counts }, 'The sync job is completed');
    } catch (error) {
      if (error instanceof AttemptFenced) logger.info({ jobId, accountId }, 'The sync job was cancelled or taken over');
      else if (signal.reason instanceof SourceError) await this.#end(run, account, signal.reason);
      else if (signal.aborted) logger.info({ jobId, accountId }, 'The sync job is interrupted and will be resumed');
      else await this.#end(run, account, error);
    } finally {
      onEvents();
    }
  }

  /** A source error or a refusal is the outcome of the job. After any other error there is another attempt, up to a limit. */
  async #end(run: ClaimedRun, account: Account | undefined, error: unknown): Promise<void> {
    const { journal, logger, now, random, onFailure } = this.options;
    const about = { jobId: run.jobId, accountId: run.accountId };
    const failure = failureOf(error);
    if (failure) {
      logger.warn({ ...about, code: failure.code }, 'The sync job failed');
      onFailure(failure.code);
      return journal.failed(run, account, failure);
    }
    logger.error({ ...about, err: error, attempts: run.attempts }, 'An attempt at the sync job failed');
    if (run.attempts >= LAST_ATTEMPT) return journal.failed(run, account, refusal('INTERNAL'));
    return journal.runs.postpone(run, now() + backoffMs(attemptBackoff, run.attempts - 1, random));
  }
}
