import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '#domain';
import type { KafkaLogger } from '#log';
import { AccountSync, type AccountSyncOptions } from '../snapshot/account-sync.js';
import { type LockedWork, withAccountLock } from './account-lock.js';
import { failureOf, refusal } from './job-failure.js';
import { type ClaimedRun, type Run, RunLost } from './runs.js';

const LOOK_EVERY_MS = 1_000;
/** Each holds a database session while it runs. */
const ACCOUNTS_AT_ONCE = 3;
const LAST_ATTEMPT = 10;
/** Between attempts at a job when Kafka, Postgres or our own code failed. */
const attemptBackoff = { firstMs: 1_000, longestMs: 60_000 };

interface JobRunnerOptions extends AccountSyncOptions {
  readonly random: () => number;
  /** Called after events were committed to the outbox. */
  readonly onEvents: () => void;
  readonly logger: KafkaLogger;
}

/**
 * Runs the durable jobs of one provider, several accounts at once and each account by one process at a time. A job that ends
 * without an outcome (the process stops, Kafka is away) stays open and is begun again, from its cursor.
 */
export class JobRunner {
  readonly #stopping = new AbortController();
  readonly #active = new Map<string, Promise<void>>();
  readonly #sync: AccountSync;
  #woken = Promise.withResolvers<void>();
  #loop: Promise<void> = Promise.resolve();
  #lastLook = 0;

  constructor(private readonly options: JobRunnerOptions) {
    this.#sync = new AccountSync(options);
  }

  /** When the runner last looked for work successfully; epoch milliseconds, 0 for never. */
  get lastLook(): number {
    return this.#lastLook;
  }

  /** Begins with a poll of every account that wants one on startup. */
  async start(): Promise<void> {
    const { connector, journal, now } = this.options;
    await journal.accounts.pollOnStartup(connector.provider, now());
    this.#loop = this.#run();
  }

  /** Interrupts what runs, after the page that is being sent. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The connector stops'));
    this.#woken.resolve();
    await this.#loop;
    await Promise.all(this.#active.values());
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
    const { runs } = this.options.journal;
    const now = this.options.now();
    await runs.enqueuePolls(now);
    const free = ACCOUNTS_AT_ONCE - this.#active.size;
    const found = free > 0 ? await runs.runnable(now, [...this.#active.keys()], free) : [];
    for (const run of found) this.#begin(run);
    this.#lastLook = now;
  }

  #begin(run: Run): void {
    const { accountId, jobId } = run;
    const work: LockedWork = (lost) => this.#attempt(run, AbortSignal.any([lost, this.#stopping.signal]));
    const done = withAccountLock(this.options.database, accountId, work)
      .then(
        (locked) => locked && this.#woken.resolve(),
        (error: unknown) => this.options.logger.warn({ err: error, jobId, accountId }, 'The sync job waits'),
      )
      .then(() => {
        this.#active.delete(accountId);
      });
    this.#active.set(accountId, done);
  }

  async #attempt({ jobId, accountId }: Run, signal: AbortSignal): Promise<void> {
    const { journal, logger, now, onEvents } = this.options;
    const run = await journal.runs.claim(jobId, randomUUID(), now());
    if (!run) return;
    const account = await journal.accounts.load(accountId);
    try {
      const { counts, held } = await this.#sync.run(run, account, signal);
      if (held) logger.warn({ jobId, accountId, reason: held, ...counts }, 'The sync job is held');
      else logger.info({ jobId, accountId, ...counts }, 'The sync job is completed');
    } catch (error) {
      if (error instanceof RunLost) logger.info({ jobId, accountId }, 'The sync job was cancelled or taken over');
      else if (signal.aborted) logger.info({ jobId, accountId }, 'The sync job is interrupted and will be resumed');
      else await this.#end(run, account, error);
    } finally {
      onEvents();
    }
  }

  /** The provider's trouble and refusals are the job's outcome; everything else is tried again, though not for ever. */
  async #end(run: ClaimedRun, account: Parameters<AccountSync['run']>[1], error: unknown): Promise<void> {
    const { journal, logger, now, random } = this.options;
    const about = { jobId: run.jobId, accountId: run.accountId };
    const failure = failureOf(error);
    if (failure) {
      logger.warn({ ...about, code: failure.code }, 'The sync job failed');
      return journal.failed(run, account, failure);
    }
    logger.error({ ...about, err: error, attempts: run.attempts }, 'An attempt at the sync job failed');
    if (run.attempts >= LAST_ATTEMPT) return journal.failed(run, account, refusal('INTERNAL'));
    return journal.runs.postpone(run, now() + backoffMs(attemptBackoff, run.attempts - 1, random));
  }
}
