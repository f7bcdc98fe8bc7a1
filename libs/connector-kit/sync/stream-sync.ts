import type { Database, Tx } from '#store';
import type { Page, RecordLister, SourceAccount } from '../source/ports.js';
import { SourceTrouble } from '../source/trouble.js';
import { type Change, comparePage, deletionOf, type KnownVersion } from './compare-page.js';
import { addCounts, type Counts, noCounts } from './counts.js';
import type { SyncMode, SyncPlan } from './plan.js';
import { SourceVersions } from './source-versions.js';
import { type RawOrigin, type RecordProducer, rawRecord, type Stream } from './stream.js';
import type { StreamStates } from './stream-states.js';

const SWEEP_SIZE = 1_000;

/** The attempt at a job that a stream is synced for. */
export interface Attempt {
  readonly account: SourceAccount;
  readonly jobId: string;
  /** A new one for each attempt: names the complete listing that deletions are derived from. */
  readonly attemptId: string;
  /** Aborted when the process stops or the account's lock is lost. */
  readonly signal: AbortSignal;
  /** Throws RunLost, and so rolls back, when the job was cancelled or another process has taken it over. */
  hold(tx: Tx): Promise<void>;
  /** Records progress with what the page did; holds as well. */
  progress(tx: Tx, stream: Stream, counts: Counts, total: number | null): Promise<void>;
}

interface StreamSyncOptions {
  readonly database: Database;
  readonly producer: RecordProducer;
  readonly states: StreamStates;
  readonly now: () => number;
  readonly stream: Stream;
  readonly lister: RecordLister;
  readonly attempt: Attempt;
}

/**
 * Brings one stream of one account into the log, a page at a time: announce the changes, send them, and only when the log has
 * them settle their versions; the cursor follows when the last page is settled. A crash anywhere repeats work and loses none.
 */
export class StreamSync {
  readonly #versions: SourceVersions;
  #counts: Counts = noCounts;
  #total: number | null = null;

  constructor(private readonly options: StreamSyncOptions) {
    const { database, attempt, stream } = options;
    this.#versions = new SourceVersions(database, attempt.account.accountId, stream.kind);
  }

  /**
   * An expired cursor is dropped and followed by one full sync at once. Returns the mode of the listing that finished.
   * Throws SourceTrouble and RunLost.
   */
  async run(plan: SyncPlan): Promise<SyncMode> {
    const { states, database, attempt, stream } = this.options;
    try {
      await this.#runOnce(plan);
      return plan.mode;
    } catch (error) {
      const isExpired = error instanceof SourceTrouble && error.code === 'TOKEN_EXPIRED_SYNC';
      if (!isExpired || plan.mode === 'FULL') throw error;
      await database.transaction(async (tx) => {
        await attempt.hold(tx);
        await states.dropCursor(tx, attempt.account.accountId, stream.name);
      });
      await this.#runOnce({ mode: 'FULL', because: 'token-expired' });
      return 'FULL';
    }
  }

  async #runOnce(plan: SyncPlan): Promise<void> {
    const { lister, attempt, stream, states, database, now } = this.options;
    const startedAt = now();
    const seenIn = plan.mode === 'FULL' ? attempt.attemptId : null;
    const origin = originOf(plan);
    let cursor: string | null = null;
    for await (const page of lister.list(plan.mode === 'FULL' ? null : plan.cursor)) {
      attempt.signal.throwIfAborted();
      await this.#take(page, origin, seenIn);
      cursor = page.nextCursor;
    }
    if (seenIn !== null) await this.#sweep(origin, seenIn);
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      const listing = { mode: plan.mode, cursor, scope: lister.scope, startedAt, finishedAt: now() };
      await states.save(tx, attempt.account.accountId, stream.name, listing);
    });
  }

  async #take(page: Page, origin: RawOrigin, seenIn: string | null): Promise<void> {
    const ids = page.records.flatMap(({ externalId }) => externalId ?? []);
    const gone = page.records.filter(({ present }) => !present).map(({ locator }) => locator);
    const { changes, unchanged, counts } = comparePage(page.records, await this.#versions.find(ids, gone));
    this.#total = page.total;
    await this.#send(changes, origin);
    await this.#settle([...changes.map(({ after }) => after), ...unchanged], counts, seenIn);
  }

  /** Every page of the listing is settled: what it did not name is gone. */
  async #sweep(origin: RawOrigin, seenIn: string): Promise<void> {
    const { attempt, stream } = this.options;
    let after = '';
    for (;;) {
      const gone = await this.#versions.unseen(seenIn, after, SWEEP_SIZE);
      const last = gone.at(-1);
      if (!last) return;
      attempt.signal.throwIfAborted();
      const changes = gone.map((known) => deletionOf(known, { kind: stream.kind, aliases: [], payload: '{}' }));
      await this.#send(changes, origin);
      const versions = changes.map((change) => change.after);
      await this.#settle(versions, { ...noCounts, deleted: changes.length }, null);
      after = last.externalId;
    }
  }

  async #send(changes: readonly Change[], origin: RawOrigin): Promise<void> {
    if (changes.length === 0) return;
    const { database, attempt, stream, producer, now } = this.options;
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      await this.#versions.announce(tx, changes);
    });
    attempt.signal.throwIfAborted();
    const observation = { observedAt: now(), syncJobId: attempt.jobId, origin };
    await stream.send(
      producer,
      changes.map((change) => rawRecord(attempt.account, change, observation)),
    );
  }

  async #settle(versions: readonly KnownVersion[], counts: Counts, seenIn: string | null): Promise<void> {
    const { database, attempt, stream } = this.options;
    const sum = addCounts(this.#counts, counts);
    await database.transaction(async (tx) => {
      await attempt.progress(tx, stream, sum, this.#total);
      await this.#versions.settle(tx, versions, seenIn);
    });
    this.#counts = sum;
  }
}

function originOf(plan: SyncPlan): RawOrigin {
  if (plan.mode === 'INCREMENTAL') return 'LIVE';
  return plan.because === 'no-cursor' ? 'HISTORY' : 'REFRESH';
}
