import { type SyncEvent, syncEvents } from '#contracts';
import type { Outbox } from '#log';
import type { Database, Tx } from '#store';
import type { Counts } from '../sync/counts.js';
import type { SyncMode } from '../sync/plan.js';
import { type AccountState, backfilling, connected } from './account-state.js';
import { type Account, Accounts } from './accounts.js';
import type { JobFailure } from './job-failure.js';
import { type ClaimedRun, Runs } from './runs.js';
import { pollAfterFailure, pollAfterSuccess } from './schedule.js';
import { pollEveryMs } from './settings.js';

export interface JournalOptions {
  readonly provider: string;
  readonly database: Database;
  /** Prepared for sync.events. */
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly random: () => number;
}

/** What happens to jobs and accounts: each step's rows and the events that tell of it are one transaction. */
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

  async started(run: ClaimedRun, account: Account, mode: SyncMode): Promise<void> {
    await this.options.database.transaction(async (tx) => {
      await this.runs.hold(tx, run);
      const events: SyncEvent[] = [{ type: 'SyncStarted', value: { ...this.#about(run), mode } }];
      if (!account.everSynced) events.push(...(await this.#changeState(tx, run, backfilling)));
      await this.#tell(tx, events);
    });
  }

  /** Part of the caller's transaction. */
  async progressed(tx: Tx, run: ClaimedRun, counts: Counts, total: number | null): Promise<void> {
    await this.runs.progress(tx, run, counts);
    await this.#tell(tx, [{ type: 'SyncProgressed', value: { ...this.#about(run), ...counts, total } }]);
  }

  async completed(run: ClaimedRun, account: Account, mode: SyncMode): Promise<Counts> {
    const { database, now, random } = this.options;
    return database.transaction(async (tx) => {
      const counts = await this.runs.finish(tx, run, null, now());
      const nextSyncAt = pollAfterSuccess(now(), pollEveryMs(account.settings), random);
      await this.accounts.noteSuccess(tx, run.accountId, now(), nextSyncAt);
      await this.#tell(tx, [
        { type: 'SyncCompleted', value: { ...this.#about(run), mode, ...counts } },
        ...(await this.#changeState(tx, run, connected)),
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
      await this.#tell(tx, events);
    });
  }

  async #changeState(tx: Tx, run: ClaimedRun, next: AccountState): Promise<SyncEvent[]> {
    if (!(await this.accounts.setState(tx, run.accountId, next))) return [];
    const { jobId: _, ...about } = this.#about(run);
    return [{ type: 'AccountStateChanged', value: { ...about, ...next } }];
  }

  async #tell(tx: Tx, events: readonly SyncEvent[]): Promise<void> {
    const { outbox } = this.options;
    await outbox.write(
      tx,
      events.map((event) => outbox.entry(syncEvents, eventKey(event), event)),
    );
  }

  #about({ jobId, accountId }: ClaimedRun) {
    return { jobId, accountId, provider: this.options.provider, occurredAt: this.options.now() };
  }
}

/** Events of a job stand behind each other, and so do those of an account. */
export function eventKey(event: SyncEvent): string {
  return event.type === 'AccountStateChanged' ? event.value.accountId : event.value.jobId;
}
