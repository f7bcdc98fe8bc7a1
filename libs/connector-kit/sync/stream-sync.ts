import type { Database } from '#store';
import type { Page, SourceStream } from '../source/ports.js';
import { SourceTrouble } from '../source/trouble.js';
import { comparePage, deletionOf } from './compare-page.js';
import { noCounts } from './counts.js';
import type { Attempt, Delivery } from './delivery.js';
import type { SyncMode, SyncPlan } from './plan.js';
import type { RawOrigin } from './raw-record.js';
import type { RejectedRecords } from './rejected-records.js';
import type { Position } from './source-versions.js';
import type { StreamStates } from './stream-states.js';

const SWEEP_SIZE = 1_000;

interface StreamSyncOptions {
  readonly database: Database;
  readonly delivery: Delivery;
  readonly rejections: RejectedRecords;
  readonly states: StreamStates;
  readonly now: () => number;
  readonly attempt: Attempt;
}

/** Brings one stream after another into the log, a page at a time; a stream's cursor follows when its last page is settled. */
export class StreamSync {
  constructor(private readonly options: StreamSyncOptions) {}

  /**
   * An expired cursor is dropped and followed by one full sync at once. Returns the mode of the listing that finished.
   * Throws SourceTrouble and RunLost.
   */
  async run(stream: SourceStream, plan: SyncPlan): Promise<SyncMode> {
    const { states, database, attempt } = this.options;
    try {
      await this.#runOnce(stream, plan);
      return plan.mode;
    } catch (error) {
      const isExpired = error instanceof SourceTrouble && error.code === 'TOKEN_EXPIRED_SYNC';
      if (!isExpired || plan.mode === 'FULL') throw error;
      await database.transaction(async (tx) => {
        await attempt.hold(tx);
        await states.dropCursor(tx, attempt.account.accountId, stream.name);
      });
      await this.#runOnce(stream, { mode: 'FULL', because: 'token-expired' });
      return 'FULL';
    }
  }

  /** The account no longer has the stream: what it had, and no other stream has by now, is gone. */
  async retire(name: string): Promise<void> {
    const { states, database, attempt, rejections } = this.options;
    await this.#sweep(name, 'LIVE');
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      await rejections.keepSeen(tx, name, attempt.attemptId);
      await states.forget(tx, attempt.account.accountId, name);
    });
  }

  async #runOnce(stream: SourceStream, plan: SyncPlan): Promise<void> {
    const { attempt, states, database, now, rejections } = this.options;
    const startedAt = now();
    const isComplete = plan.mode === 'FULL';
    let cursor: string | null = null;
    for await (const page of stream.list(isComplete ? null : plan.cursor)) {
      attempt.signal.throwIfAborted();
      await this.#take(stream.name, page, plan);
      cursor = page.nextCursor;
    }
    if (isComplete) await this.#sweep(stream.name, originOf(plan));
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      if (isComplete) await rejections.keepSeen(tx, stream.name, attempt.attemptId);
      const listing = { mode: plan.mode, cursor, scope: stream.scope, startedAt, finishedAt: now() };
      await states.save(tx, attempt.account.accountId, stream.name, listing);
    });
  }

  async #take(stream: string, { records, rejected = [], total }: Page, plan: SyncPlan): Promise<void> {
    const { delivery, rejections, attempt, now } = this.options;
    const complete = plan.mode === 'FULL';
    const seenIn = complete ? attempt.attemptId : null;
    const locators = records.map(({ locator }) => locator);
    const externalIds = records.flatMap(({ externalId }) => externalId ?? []);
    const known = await delivery.versions.find({ stream, externalIds, locators });
    const { changes, unchanged, counts } = comparePage(records, known, { stream, complete });
    await delivery.send(changes, originOf(plan));
    await delivery.settle({ stream, changes, unchanged, counts, total, seenIn }, async (tx) => {
      await rejections.note(tx, { stream, rejected, readable: locators, seenIn, now: now() });
      const unreadable = rejected.map(({ locator }) => locator);
      if (seenIn !== null) await delivery.versions.see(tx, stream, unreadable, seenIn);
    });
  }

  /** Every page of a complete listing is settled: what it did not name is gone. */
  async #sweep(stream: string, origin: RawOrigin): Promise<void> {
    const { attempt, delivery } = this.options;
    const seenIn = attempt.attemptId;
    let after: Position | undefined;
    for (;;) {
      const gone = await delivery.versions.unseen(stream, seenIn, after, SWEEP_SIZE);
      if (gone.length === 0) return;
      attempt.signal.throwIfAborted();
      const changes = gone.map((known) => deletionOf(known));
      await delivery.send(changes, origin);
      const deleted = changes.filter((change) => change.after.kind !== 'group').length;
      const counts = { ...noCounts, deleted };
      await delivery.settle({ stream, changes, unchanged: [], counts, total: null, seenIn: null });
      after = gone.at(-1);
    }
  }
}

function originOf(plan: SyncPlan): RawOrigin {
  if (plan.mode === 'INCREMENTAL') return 'LIVE';
  return plan.because === 'no-cursor' ? 'HISTORY' : 'REFRESH';
}
