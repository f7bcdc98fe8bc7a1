import type { Database } from '#store';
import type { Connector, SourceAccount, SourceStream } from '../source/ports.js';
import { SourceTrouble } from '../source/trouble.js';
import { addCounts, type Counts, noCounts } from '../sync/counts.js';
import { type Attempt, Delivery } from '../sync/delivery.js';
import { planSync, type SyncMode, type SyncPlan } from '../sync/plan.js';
import type { RecordProducer } from '../sync/raw-record.js';
import { RejectedRecords } from '../sync/rejected-records.js';
import { StreamStates } from '../sync/stream-states.js';
import { StreamSync } from '../sync/stream-sync.js';
import type { Account } from './accounts.js';
import { JobRefused, refusal } from './job-failure.js';
import type { Journal } from './journal.js';
import type { ClaimedRun } from './runs.js';
import { fullSyncEveryMs } from './settings.js';

interface PlannedStream {
  readonly stream: SourceStream;
  readonly plan: SyncPlan;
}

export interface AccountSyncOptions {
  readonly connector: Connector;
  readonly database: Database;
  readonly producer: RecordProducer;
  readonly journal: Journal;
  readonly now: () => number;
}

/** One attempt at one job: the account's streams, one after another. */
export class AccountSync {
  readonly #states: StreamStates;

  constructor(private readonly options: AccountSyncOptions) {
    this.#states = new StreamStates(options.database);
  }

  /** Resolves when the job is completed. Throws SourceTrouble, JobRefused, RunLost, or infrastructure trouble. */
  async run(run: ClaimedRun, known: Account | undefined, signal: AbortSignal): Promise<Counts> {
    const { connector, journal } = this.options;
    const account = admitted(known);
    const { accountId, settings } = account;
    const sourceAccount = { accountId, provider: connector.provider, region: settings.region };
    const source = await connector.open(sourceAccount, signal);
    await source.credentials.check();
    const { streams, complete } = await source.streams();

    const planned = await this.#plan(run, account, streams);
    await journal.started(run, account, modeOf(planned.map(({ plan }) => plan.mode)));
    const attempt = this.#attempt(run, sourceAccount, signal);
    const sync = this.#streamSync(attempt);
    const modes: SyncMode[] = [];
    for (const { stream, plan } of planned) {
      modes.push(await this.#noting(attempt, stream.name, () => sync.run(stream, plan)));
    }
    if (complete) {
      const there = new Set(streams.map(({ name }) => name));
      for (const name of await this.#states.names(accountId)) if (!there.has(name)) await sync.retire(name);
    }
    return journal.completed(run, account, modeOf(modes));
  }

  async #plan(run: ClaimedRun, account: Account, streams: readonly SourceStream[]): Promise<PlannedStream[]> {
    const planned: PlannedStream[] = [];
    for (const stream of streams) {
      const plan = planSync({
        requested: run.mode,
        state: await this.#states.load(account.accountId, stream.name),
        scope: stream.scope,
        now: this.options.now(),
        fullSyncEveryMs: fullSyncEveryMs(account.settings),
      });
      planned.push({ stream, plan });
    }
    return planned;
  }

  #streamSync(attempt: Attempt): StreamSync {
    const { database, producer, now, journal } = this.options;
    const delivery = new Delivery({ database, producer, now, attempt });
    const rejections = new RejectedRecords(journal.outbox, attempt.account);
    return new StreamSync({ attempt, database, delivery, now, rejections, states: this.#states });
  }

  /** Keeps the provider's trouble beside the stream that it befell. */
  async #noting<T>({ account, hold }: Attempt, stream: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SourceTrouble) {
        await this.options.database.transaction(async (tx) => {
          await hold(tx);
          await this.#states.noteError(tx, account.accountId, stream, error.code);
        });
      }
      throw error;
    }
  }

  #attempt(run: ClaimedRun, account: SourceAccount, signal: AbortSignal): Attempt {
    const { journal } = this.options;
    const totals = new Map<string, number>();
    let counts = noCounts;
    return {
      account,
      jobId: run.jobId,
      attemptId: run.attemptId,
      signal,
      hold: (tx) => journal.runs.hold(tx, run),
      progress: async (tx, stream, done, total) => {
        counts = addCounts(counts, done);
        if (total !== null) totals.set(stream, total);
        const all = totals.size === 0 ? null : [...totals.values()].reduce((sum, one) => sum + one);
        const isNews = done.fetched + done.deleted > 0;
        await (isNews ? journal.progressed(tx, run, counts, all) : journal.runs.hold(tx, run));
      },
    };
  }
}

/** A job is called full when any of its listings was. */
function modeOf(modes: readonly SyncMode[]): SyncMode {
  return modes.includes('FULL') ? 'FULL' : 'INCREMENTAL';
}

/** @throws JobRefused */
function admitted(account: Account | undefined): Account {
  if (!account) throw new JobRefused(refusal('ACCOUNT_UNKNOWN'));
  if (account.removed) throw new JobRefused(refusal('ACCOUNT_REMOVED'));
  if (!account.settings.sync.enabled) throw new JobRefused(refusal('SYNC_DISABLED'));
  return account;
}
