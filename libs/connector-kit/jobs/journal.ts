import { type SyncEvent, syncEvents } from '#contracts';
import type { ApprovalReason, Counts, Differences, SyncMode } from '#domain';
import { pollAfterFailure, pollAfterSuccess } from '#domain';
import type { Outbox } from '#event-log';
import type { Database, Tx } from '#store';
import { type AccountState, awaitingApproval, backfilling, connected } from '../accounts/account-state.js';
import { type Account, Accounts } from '../accounts/accounts.js';
import { pollEveryMs } from '../accounts/settings.js';
import { type JobFailure, refusal } from './job-failure.js';
import { type ClaimedRun, Runs } from './runs.js';

export interface JournalOptions {
  readonly provider: string;
  readonly database: Database;
  /** Prepared for sync.events. */
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly random: () => number;
}

/** The transitions of jobs and accounts. The rows of a transition and its events are one transaction. */
export class Journal {
  readonly runs: Runs;
  readonly accounts: Accounts;

  constructor(private readonly options: JournalOptions) {
    this.runs = new Runs(options.database, options.provider);
    this.accounts = new Accounts(options.database);
  }

  get outbox(): Outbox {
    return this.options.outbox;
  }

  /** `prepare`: the run reads the account again, so it supersedes runs that await approval; this clears what they staged. */
  async started(run: ClaimedRun, account: Account, mode: SyncMode, prepare?: (tx: Tx) => Promise<void>): Promise<void> {
    await this.options.database.transaction(async (tx) => {
      await this.runs.assertLease(tx, run);
      const events: SyncEvent[] = prepare ? await this.#supersede(tx, run) : [];
      await prepare?.(tx);
      events.push({ type: 'SyncStarted', value: { ...this.#about(run), mode } });
      if (!account.everSynced) events.push(...(await this.#changeState(tx, run, backfilling)));
      await this.#emit(tx, events);
    });
  }

  /** Part of the caller's transaction. */
  async progressed(tx: Tx, run: ClaimedRun, counts: Counts, total: number | null): Promise<void> {
    await this.runs.progress(tx, run, counts);
    await this.#emit(tx, [{ type: 'SyncProgressed', value: { ...this.#about(run), ...counts, total } }]);
  }

  async completed(run: ClaimedRun, account: Account, mode: SyncMode): Promise<Counts> {
    const { database, now, random } = this.options;
    return database.transaction(async (tx) => {
      const counts = await this.runs.finish(tx, run, null, now());
      const nextSyncAt = pollAfterSuccess(now(), pollEveryMs(account.settings), random);
      await this.accounts.noteSuccess(tx, run.accountId, now(), nextSyncAt);
      await this.#emit(tx, [
        { type: 'SyncCompleted', value: { ...this.#about(run), mode, ...counts } },
        ...(await this.#changeState(tx, run, connected)),
      ]);
      return counts;
    });
  }

  /** A run for one contact does not change the state of the account, its next poll, or a run that awaits approval. */
  async refetched(run: ClaimedRun): Promise<Counts> {
    const { database, now } = this.options;
    return database.transaction(async (tx) => {
      const counts = await this.runs.finish(tx, run, null, now());
      await this.#emit(tx, [{ type: 'SyncCompleted', value: { ...this.#about(run), mode: 'INCREMENTAL', ...counts } }]);
      return counts;
    });
  }

  /** Everything is read, and nothing is sent to the log before the owner has approved it. */
  async awaitingApproval(
    run: ClaimedRun,
    account: Account,
    reason: ApprovalReason,
    differences: readonly Differences[],
  ): Promise<Counts> {
    const { database, now, random } = this.options;
    const state = awaitingApproval(reason);
    const sum = (part: 'known' | 'added' | 'changed' | 'deleted') =>
      differences.reduce((all, one) => all + one[part], 0);
    return database.transaction(async (tx) => {
      const counts = await this.runs.awaitApproval(tx, run, reason);
      await this.accounts.scheduleNext(
        tx,
        run.accountId,
        pollAfterSuccess(now(), pollEveryMs(account.settings), random),
      );
      const review = {
        reason,
        message: state.message,
        known: sum('known'),
        fetched: counts.fetched,
        added: sum('added'),
        changed: sum('changed'),
        deleted: sum('deleted'),
      };
      await this.#emit(tx, [
        { type: 'SyncHeld', value: { ...this.#about(run), ...review } },
        ...(await this.#changeState(tx, run, state)),
      ]);
      return counts;
    });
  }

  async failed(run: ClaimedRun, account: Account | undefined, failure: JobFailure): Promise<void> {
    const { database, now, random } = this.options;
    const { code, message, state } = failure;
    await database.transaction(async (tx) => {
      const counts = await this.runs.finish(tx, run, code, now());
      const events: SyncEvent[] = [{ type: 'SyncFailed', value: { ...this.#about(run), ...counts, code, message } }];
      if (account && state !== undefined) {
        const everyMs = pollEveryMs(account.settings);
        await this.accounts.noteFailure(
          tx,
          run.accountId,
          pollAfterFailure(now(), everyMs, account.failures + 1, random),
        );
        events.push(...(await this.#changeState(tx, run, { state, code, message })));
      }
      await this.#emit(tx, events);
    });
  }

  /** No run of the account awaits approval any more. The caller sends the events. */
  reconnected(tx: Tx, run: Pick<ClaimedRun, 'jobId' | 'accountId'>): Promise<SyncEvent[]> {
    return this.#changeState(tx, run, connected);
  }

  async #supersede(tx: Tx, run: ClaimedRun): Promise<SyncEvent[]> {
    const { code, message } = refusal('SUPERSEDED');
    const superseded = await this.runs.supersede(tx, run, this.options.now());
    return superseded.map((other) => {
      return { type: 'SyncFailed', value: { ...this.#about(run), ...other, code, message } };
    });
  }

  async #changeState(tx: Tx, run: Pick<ClaimedRun, 'jobId' | 'accountId'>, next: AccountState): Promise<SyncEvent[]> {
    if (!(await this.accounts.setState(tx, run.accountId, next))) return [];
    const { jobId: _, ...about } = this.#about(run);
    return [{ type: 'AccountStateChanged', value: { ...about, ...next } }];
  }

  async #emit(tx: Tx, events: readonly SyncEvent[]): Promise<void> {
    const { outbox } = this.options;
    await outbox.write(
      tx,
      events.map((event) => outbox.entry(syncEvents, eventKey(event), event)),
    );
  }

  #about({ jobId, accountId }: Pick<ClaimedRun, 'jobId' | 'accountId'>) {
    return { jobId, accountId, provider: this.options.provider, occurredAt: this.options.now() };
  }
}

/** The events of one job are in order, and so are those of one account. */
export function eventKey(event: SyncEvent): string {
  return event.type === 'AccountStateChanged' ? event.value.accountId : event.value.jobId;
}
