import {
  type ApprovalReason,
  addCounts,
  type Counts,
  countsOfJob,
  massChangeGuard,
  noCounts,
  planSync,
  type SyncMode,
  type SyncPlan,
} from '#domain';
import type { Database, Tx } from '#store';
import type { Account } from '../accounts/accounts.js';
import { fullSyncEveryMs } from '../accounts/settings.js';
import { type Attempt, Delivery } from '../delivery/delivery.js';
import type { RecordProducer } from '../delivery/raw-record.js';
import { RejectedRecords } from '../delivery/rejected-records.js';
import { JobRefused, refusal } from '../jobs/job-failure.js';
import type { Journal } from '../jobs/journal.js';
import type { ClaimedRun } from '../jobs/runs.js';
import type { SourceAccount } from '../ports/account.js';
import type { AccountSource, Connector } from '../ports/connector.js';
import { SourceError } from '../ports/source-error.js';
import type { SourceStream } from '../ports/source-stream.js';
import { replaceFoundStreams } from './found-streams.js';
import { LogSink } from './log-sink.js';
import { refetch } from './refetch.js';
import { release } from './release.js';
import { SourceVersions } from './source-versions.js';
import { Stage, type StagedListing } from './stage.js';
import { StageSink } from './stage-sink.js';
import { StreamReader } from './stream-reader.js';
import { StreamStates } from './stream-states.js';

export interface AccountSyncOptions {
  readonly connector: Connector;
  readonly database: Database;
  readonly producer: RecordProducer;
  readonly journal: Journal;
  readonly now: () => number;
  /** Called in each transaction of a run. */
  readonly onProgress: (run: ClaimedRun) => void;
}

/** How an attempt ended: the job is completed, or it awaits approval. */
export interface AttemptOutcome {
  readonly counts: Counts;
  readonly awaitingApproval: ApprovalReason | undefined;
}

interface PlannedStream {
  readonly stream: SourceStream;
  readonly plan: SyncPlan;
}

/** The listings that were read, and the first error of a single stream. */
interface Reading {
  readonly listings: readonly StagedListing[];
  readonly streamError: SourceError | undefined;
}

/** The parts of one attempt. */
interface Work {
  readonly run: ClaimedRun;
  readonly account: Account;
  readonly attempt: Attempt;
  readonly versions: SourceVersions;
  readonly delivery: Delivery;
  readonly rejections: RejectedRecords;
  readonly stage: Stage;
}

/**
 * One attempt at one job. The account's streams are read one after another. Changes are staged until all streams are read, and
 * released unless the mass-change guard stops them. The first sync of an account is sent page by page.
 * @throws SourceError, JobRefused, AttemptFenced, or an infrastructure error
 */
export class AccountSync {
  readonly #states: StreamStates;

  constructor(private readonly options: AccountSyncOptions) {
    this.#states = new StreamStates(options.database);
  }

  async run(run: ClaimedRun, known: Account | undefined, signal: AbortSignal): Promise<AttemptOutcome> {
    const account = admitted(known);
    const work = this.#work(run, account, signal);
    if (run.phase === 'releasing') return this.#release(work, undefined);
    const source = await this.options.connector.open(work.attempt.account, signal);
    await source.credentials.check();
    return run.externalId === null ? this.#listings(work, source) : this.#refetch(work, source, run.externalId);
  }

  async #listings(work: Work, source: AccountSource): Promise<AttemptOutcome> {
    const { run, account, stage } = work;
    const { journal } = this.options;
    const { streams, complete, found } = await source.streams();
    const planned = await this.#plan(work, streams);
    const isFirst = !(await this.#states.everListed(account.accountId));
    await journal.started(run, account, modeOf(planned.map(({ plan }) => plan)), async (tx) => {
      await stage.clear(tx);
      if (found) await replaceFoundStreams(tx, account.accountId, found);
    });
    const missing = complete ? await this.#missing(account.accountId, streams) : [];
    const { listings, streamError } = await this.#read(work, planned, missing, isFirst);
    await this.#finish(work, listings);
    if (!isFirst) {
      const differences = await stage.differences();
      const reason = massChangeGuard(differences, account.settings.massChangeGuard);
      if (reason)
        return { counts: await journal.awaitingApproval(run, account, reason, differences), awaitingApproval: reason };
    }
    await journal.runs.release(run);
    return this.#release(work, streamError);
  }

  async #read(
    work: Work,
    planned: readonly PlannedStream[],
    missing: readonly StagedListing[],
    isFirst: boolean,
  ): Promise<Reading> {
    const { attempt, versions, delivery, rejections, stage } = work;
    const { database, now } = this.options;
    const sink = isFirst
      ? new LogSink(delivery, rejections, versions)
      : new StageSink({ database, attempt, stage, versions, rejections });
    const reader = new StreamReader({ attempt, database, now, rejections, sink, states: this.#states, versions });
    const listings: StagedListing[] = [...missing];
    let streamError: SourceError | undefined;
    for (const { stream, plan } of planned) {
      try {
        listings.push(await this.#recordingErrors(attempt, stream.name, () => reader.read(stream, plan)));
      } catch (error) {
        if (!(error instanceof SourceError && error.scope === 'stream')) throw error;
        streamError ??= error;
        await sink.restart(stream.name);
      }
    }
    for (const { stream, mode, because } of listings) if (mode === 'FULL') await reader.sweep(stream, because);
    return { listings, streamError };
  }

  async #finish({ attempt, stage }: Work, listings: readonly StagedListing[]): Promise<void> {
    await this.options.database.transaction(async (tx) => {
      await attempt.assertLease(tx);
      for (const listing of listings) await stage.finish(tx, listing);
    });
  }

  /** An error of one stream fails the job after the records of the other streams are in the log. */
  async #release(work: Work, streamError: SourceError | undefined): Promise<AttemptOutcome> {
    const { run, account, attempt, delivery, stage } = work;
    const { journal, database } = this.options;
    const listings = await stage.listings();
    await release({ attempt, database, delivery, stage, states: this.#states });
    if (streamError) throw streamError;
    return { counts: await journal.completed(run, account, modeOf(listings)), awaitingApproval: undefined };
  }

  async #refetch(work: Work, source: AccountSource, externalId: string): Promise<AttemptOutcome> {
    const { run, account, attempt, versions, delivery } = work;
    const { journal } = this.options;
    const [known] = await versions.find({ stream: '', externalIds: [externalId], locators: [] });
    if (!known || known.kind === 'group') throw new JobRefused(refusal('CONTACT_UNKNOWN'));
    const { recordFetcher } = source;
    if (!recordFetcher?.kinds.includes(known.kind)) throw new JobRefused(refusal('UNSUPPORTED_TYPE'));
    await journal.started(run, account, 'INCREMENTAL');
    await refetch({ attempt, delivery, known, recordFetcher });
    return { counts: await journal.refetched(run), awaitingApproval: undefined };
  }

  async #plan({ run, account }: Work, streams: readonly SourceStream[]): Promise<PlannedStream[]> {
    const planned: PlannedStream[] = [];
    for (const stream of streams) {
      const plan = planSync({
        requested: run.mode,
        state: await this.#states.load(account.accountId, stream.name),
        scope: stream.scope,
        now: this.options.now(),
        fullSyncEveryMs: fullSyncEveryMs(account.settings, account.accountId),
      });
      planned.push({ stream, plan });
    }
    return planned;
  }

  /** Streams that were read before and do not exist any more, each as an empty listing. */
  async #missing(accountId: string, streams: readonly SourceStream[]): Promise<StagedListing[]> {
    const existing = new Set(streams.map(({ name }) => name));
    const names = (await this.#states.names(accountId)).filter((name) => !existing.has(name));
    const at = this.options.now();
    const listing = {
      mode: 'FULL',
      because: null,
      cursor: null,
      scope: '',
      listed: 0,
      startedAt: at,
      finishedAt: at,
    } as const;
    return names.map((stream) => ({ ...listing, stream, retired: true }));
  }

  #work(run: ClaimedRun, account: Account, signal: AbortSignal): Work {
    const { connector, database, producer, now, journal } = this.options;
    const { accountId, settings, given } = account;
    const sourceAccount = { accountId, provider: connector.provider, region: settings.region ?? null, settings: given };
    const attempt = this.#attempt(run, sourceAccount, signal);
    const versions = new SourceVersions(database, accountId);
    const delivery = new Delivery({ database, producer, versions, now, attempt });
    const rejections = new RejectedRecords(journal.outbox, sourceAccount, versions, now);
    return { run, account, attempt, versions, delivery, rejections, stage: new Stage(database, accountId, run.jobId) };
  }

  #attempt(run: ClaimedRun, account: SourceAccount, signal: AbortSignal): Attempt {
    const { journal, onProgress } = this.options;
    const totals = new Map<string, number>();
    const assertLease = (tx: Tx) => {
      onProgress(run);
      return journal.runs.assertLease(tx, run);
    };
    const isReleasing = run.phase === 'releasing';
    let counts = isReleasing ? run.counts : noCounts;
    return {
      account,
      jobId: run.jobId,
      attemptId: run.attemptId,
      signal,
      assertLease,
      progress: async (tx, done, total) => {
        counts = addCounts(counts, done);
        if (total) totals.set(total.stream, total.records);
        const all = totals.size === 0 ? null : [...totals.values()].reduce((sum, one) => sum + one);
        onProgress(run);
        const isChange = done.fetched + done.stored + done.deleted > 0;
        const ofJob = isReleasing ? counts : countsOfJob(run.counts, counts);
        await (isChange ? journal.progressed(tx, run, ofJob, all) : assertLease(tx));
      },
    };
  }

  /** Records a source error with the stream that it occurred in. */
  async #recordingErrors<T>({ account, assertLease }: Attempt, stream: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SourceError) {
        await this.options.database.transaction(async (tx) => {
          await assertLease(tx);
          await this.#states.noteError(tx, account.accountId, stream, error.code);
        });
      }
      throw error;
    }
  }
}

/** A job is a full one if any of its listings is complete. */
function modeOf(listings: readonly { readonly mode: SyncMode }[]): SyncMode {
  return listings.some(({ mode }) => mode === 'FULL') ? 'FULL' : 'INCREMENTAL';
}

/** @throws JobRefused */
function admitted(account: Account | undefined): Account {
  if (!account) throw new JobRefused(refusal('ACCOUNT_UNKNOWN'));
  if (account.removed) throw new JobRefused(refusal('ACCOUNT_REMOVED'));
  if (!account.settings.sync.enabled) throw new JobRefused(refusal('SYNC_DISABLED'));
  return account;
}
