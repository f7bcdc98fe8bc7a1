import type { FullReason, SyncPlan } from '#domain';
import { addCounts, comparePage, deletionOf, noCounts } from '#domain';
import type { Database } from '#store';
import type { Attempt } from '../delivery/delivery.js';
import type { RawOrigin } from '../delivery/raw-record.js';
import type { RejectedRecords } from '../delivery/rejected-records.js';
import type { Page, SourceStream } from '../ports/ports.js';
import { SourceError } from '../ports/source-error.js';
import type { PageSink } from './page-sink.js';
import type { Position, SourceVersions } from './source-versions.js';
import type { StagedListing } from './stage.js';
import type { StreamStates } from './stream-states.js';

const SWEEP_SIZE = 1_000;

interface StreamReaderOptions {
  readonly database: Database;
  readonly versions: SourceVersions;
  readonly rejections: RejectedRecords;
  readonly states: StreamStates;
  readonly sink: PageSink;
  readonly attempt: Attempt;
  readonly now: () => number;
}

/** Reads an account's streams page by page and gives what differs from the log to a sink. */
export class StreamReader {
  constructor(private readonly options: StreamReaderOptions) {}

  /**
   * Reads the stream to its end. An expired cursor is dropped and followed by one complete listing at once.
   * Throws SourceTrouble and RunLost.
   */
  async read(stream: SourceStream, plan: SyncPlan): Promise<StagedListing> {
    const { states, database, attempt, sink } = this.options;
    try {
      return await this.#readOnce(stream, plan);
    } catch (error) {
      const isExpired = error instanceof SourceError && error.code === 'TOKEN_EXPIRED_SYNC';
      if (!isExpired || plan.mode === 'FULL') throw error;
      await database.transaction(async (tx) => {
        await attempt.hold(tx);
        await states.dropCursor(tx, attempt.account.accountId, stream.name);
      });
      await sink.restart(stream.name);
      return this.#readOnce(stream, { mode: 'FULL', because: 'token-expired' });
    }
  }

  /** When all streams are read: what no complete listing of this one named, and no other stream has by now, is gone. */
  async sweep(stream: string, because: FullReason | null): Promise<void> {
    const { attempt, versions, sink } = this.options;
    let after: Position | undefined;
    for (;;) {
      const gone = await versions.unseen(stream, attempt.attemptId, after, SWEEP_SIZE);
      if (gone.length === 0) return;
      attempt.signal.throwIfAborted();
      await sink.lose(
        gone.map((known) => deletionOf(known)),
        originOf(because),
      );
      after = gone.at(-1);
    }
  }

  async #readOnce(stream: SourceStream, plan: SyncPlan): Promise<StagedListing> {
    const { attempt, now, versions } = this.options;
    const startedAt = now();
    const known = () => versions.tags(stream.name);
    const because = plan.mode === 'FULL' ? plan.because : null;
    let [cursor, listed]: [string | null, number] = [null, 0];
    for await (const page of stream.list(plan.mode === 'FULL' ? null : plan.cursor, known)) {
      attempt.signal.throwIfAborted();
      await this.#take(stream.name, page, because);
      cursor = page.nextCursor;
      listed += page.records.length + (page.rejected?.length ?? 0) + (page.kept?.length ?? 0);
    }
    if (because !== null) await this.#forgetRejected(stream.name);
    const told = { stream: stream.name, scope: stream.scope, mode: plan.mode, because, cursor, listed };
    return { ...told, startedAt, finishedAt: now(), retired: false };
  }

  async #take(
    stream: string,
    { records, rejected = [], kept = [], total }: Page,
    because: FullReason | null,
  ): Promise<void> {
    const { versions, attempt, sink } = this.options;
    const locators = records.map(({ locator }) => locator);
    const externalIds = records.flatMap(({ externalId }) => externalId ?? []);
    const known = await versions.find({ stream, externalIds, locators });
    const comparison = comparePage(records, known, { stream, complete: because !== null });
    const there = kept.filter(({ kind }) => kind !== 'group').length;
    await sink.take({
      stream,
      comparison: {
        ...comparison,
        counts: addCounts(comparison.counts, { ...noCounts, fetched: there, skipped: there }),
      },
      rejected,
      kept: kept.map(({ locator }) => locator),
      readable: locators,
      total: total === null ? undefined : { stream, records: total },
      origin: originOf(because),
      seenIn: because === null ? null : attempt.attemptId,
    });
  }

  async #forgetRejected(stream: string): Promise<void> {
    const { database, attempt, rejections } = this.options;
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      await rejections.keepSeen(tx, stream, attempt.attemptId);
    });
  }
}

function originOf(because: FullReason | null): RawOrigin {
  if (because === null) return 'LIVE';
  return because === 'no-cursor' ? 'HISTORY' : 'REFRESH';
}
