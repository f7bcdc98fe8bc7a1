import type { FullReason, SyncPlan } from '#domain';
import { addCounts, comparePage, deletionOf, noCounts } from '#domain';
import type { Database } from '#store';
import type { Attempt } from '../delivery/delivery.js';
import type { RawOrigin } from '../delivery/raw-record.js';
import type { RejectedRecords } from '../delivery/rejected-records.js';
import { SourceError } from '../ports/source-error.js';
import type { Page, SourceStream } from '../ports/source-stream.js';
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

/** Reads streams page by page and passes the differences from the log to a sink. */
export class StreamReader {
  constructor(private readonly options: StreamReaderOptions) {}

  /**
   * Reads the stream to its end. If the cursor has expired, one complete listing follows at once.
   * @throws SourceError, AttemptFenced
   */
  async read(stream: SourceStream, plan: SyncPlan): Promise<StagedListing> {
    const { states, database, attempt, sink } = this.options;
    try {
      return await this.#readOnce(stream, plan);
    } catch (error) {
      const isExpired = error instanceof SourceError && error.code === 'TOKEN_EXPIRED_SYNC';
      if (!isExpired || plan.mode === 'FULL') throw error;
      await database.transaction(async (tx) => {
        await attempt.assertLease(tx);
        await states.dropCursor(tx, attempt.account.accountId, stream.name);
      });
      await sink.restart(stream.name);
      return this.#readOnce(stream, { mode: 'FULL', because: 'token-expired' });
    }
  }

  /** After all streams are read: deletes the records of the stream that its complete listing did not contain and no other stream has. */
  async sweep(stream: string, because: FullReason | null): Promise<void> {
    const { attempt, versions, sink } = this.options;
    let after: Position | undefined;
    for (;;) {
      const unseen = await versions.unseen(stream, attempt.attemptId, after, SWEEP_SIZE);
      if (unseen.length === 0) return;
      attempt.signal.throwIfAborted();
      await sink.takeDeletions(
        unseen.map((known) => deletionOf(known)),
        originOf(because),
      );
      after = unseen.at(-1);
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
      listed += page.records.length + (page.rejected?.length ?? 0) + (page.unchanged?.length ?? 0);
    }
    if (because !== null) await this.#dropUnseenRejections(stream.name);
    const listing = { stream: stream.name, scope: stream.scope, mode: plan.mode, because, cursor, listed };
    return { ...listing, startedAt, finishedAt: now(), retired: false };
  }

  async #take(
    stream: string,
    { records, rejected = [], unchanged = [], total }: Page,
    because: FullReason | null,
  ): Promise<void> {
    const { versions, attempt, sink } = this.options;
    const locators = records.map(({ locator }) => locator);
    const externalIds = records.flatMap(({ externalId }) => externalId ?? []);
    const known = await versions.find({ stream, externalIds, locators });
    const comparison = comparePage(records, known, { stream, complete: because !== null });
    const counted = unchanged.filter(({ kind }) => kind !== 'group').length;
    await sink.take({
      stream,
      comparison: {
        ...comparison,
        counts: addCounts(comparison.counts, { ...noCounts, fetched: counted, skipped: counted }),
      },
      rejected,
      unchangedLocators: unchanged.map(({ locator }) => locator),
      readable: locators,
      total: total === null ? undefined : { stream, records: total },
      origin: originOf(because),
      seenIn: because === null ? null : attempt.attemptId,
    });
  }

  async #dropUnseenRejections(stream: string): Promise<void> {
    const { database, attempt, rejections } = this.options;
    await database.transaction(async (tx) => {
      await attempt.assertLease(tx);
      await rejections.keepSeen(tx, stream, attempt.attemptId);
    });
  }
}

function originOf(because: FullReason | null): RawOrigin {
  if (because === null) return 'LIVE';
  return because === 'no-cursor' ? 'HISTORY' : 'REFRESH';
}
