import type { Database } from '#store';
import type { AccountSource, Connector, RecordLister, SourceAccount } from '../source/ports.js';
import type { Counts } from '../sync/counts.js';
import { planSync, type SyncPlan } from '../sync/plan.js';
import { contactStream, groupStream, type RecordProducer, type Stream } from '../sync/stream.js';
import { StreamStates } from '../sync/stream-states.js';
import { type Attempt, StreamSync } from '../sync/stream-sync.js';
import type { Account } from './accounts.js';
import { JobRefused, refusal } from './job-failure.js';
import type { Journal } from './journal.js';
import type { ClaimedRun } from './runs.js';
import { fullSyncEveryMs } from './settings.js';

interface PlannedStream {
  readonly stream: Stream;
  readonly lister: RecordLister;
  readonly plan: SyncPlan;
}

export interface AccountSyncOptions {
  readonly connector: Connector;
  readonly database: Database;
  readonly producer: RecordProducer;
  readonly journal: Journal;
  readonly now: () => number;
}

/** One attempt at one job: the account's groups, then its contacts, which refer to them. */
export class AccountSync {
  readonly #states: StreamStates;

  constructor(private readonly options: AccountSyncOptions) {
    this.#states = new StreamStates(options.database);
  }

  /** Resolves when the job is completed. Throws SourceTrouble, JobRefused, RunLost, or infrastructure trouble. */
  async run(run: ClaimedRun, known: Account | undefined, signal: AbortSignal): Promise<Counts> {
    const { connector, database, journal, now, producer } = this.options;
    const states = this.#states;
    const account = admitted(known);
    const { accountId, settings } = account;
    const sourceAccount = { accountId, provider: connector.provider, region: settings.region };
    const source = await connector.open(sourceAccount, signal);
    await source.credentials.check();

    const planned = await this.#plan(run, account, source);
    let mode = planned.at(-1)?.plan.mode ?? run.mode;
    await journal.started(run, account, mode);
    const attempt = this.#attempt(run, sourceAccount, signal);
    for (const { stream, lister, plan } of planned) {
      mode = await new StreamSync({ attempt, database, lister, now, producer, states, stream }).run(plan);
    }
    return journal.completed(run, account, mode);
  }

  /** The streams that the provider has; contacts last: the job's mode and counts are theirs. */
  async #plan(run: ClaimedRun, account: Account, source: AccountSource): Promise<PlannedStream[]> {
    const planned: PlannedStream[] = [];
    for (const stream of [groupStream, contactStream]) {
      const lister = source[stream.name];
      if (!lister) continue;
      const plan = planSync({
        requested: run.mode,
        state: await this.#states.load(account.accountId, stream.name),
        scope: lister.scope,
        now: this.options.now(),
        fullSyncEveryMs: fullSyncEveryMs(account.settings),
      });
      planned.push({ stream, lister, plan });
    }
    return planned;
  }

  #attempt(run: ClaimedRun, account: SourceAccount, signal: AbortSignal): Attempt {
    const { journal } = this.options;
    return {
      account,
      jobId: run.jobId,
      attemptId: run.attemptId,
      signal,
      hold: (tx) => journal.runs.hold(tx, run),
      progress: (tx, stream, counts, total) =>
        stream === contactStream ? journal.progressed(tx, run, counts, total) : journal.runs.hold(tx, run),
    };
  }
}

/** @throws JobRefused */
function admitted(account: Account | undefined): Account {
  if (!account) throw new JobRefused(refusal('ACCOUNT_UNKNOWN'));
  if (account.removed) throw new JobRefused(refusal('ACCOUNT_REMOVED'));
  if (!account.settings.sync.enabled) throw new JobRefused(refusal('SYNC_DISABLED'));
  return account;
}
