import type { Change } from '#domain';
import type { Database } from '#store';
import type { Attempt } from '../delivery/delivery.js';
import type { RawOrigin } from '../delivery/raw-record.js';
import type { RejectedRecords } from '../delivery/rejected-records.js';
import type { ComparedPage, PageSink } from './page-sink.js';
import type { SourceVersions } from './source-versions.js';
import type { Stage } from './stage.js';

interface StageSinkOptions {
  readonly database: Database;
  readonly attempt: Attempt;
  readonly stage: Stage;
  readonly versions: SourceVersions;
  readonly rejections: RejectedRecords;
}

/** Stages changes. Unchanged records are settled at once: only their locators may be new. */
export class StageSink implements PageSink {
  constructor(private readonly options: StageSinkOptions) {}

  async take(page: ComparedPage): Promise<void> {
    const { database, attempt, stage, versions, rejections } = this.options;
    const { stream, comparison, unchangedLocators, total, origin, seenIn } = page;
    const { changes, unchanged, counts } = comparison;
    await database.transaction(async (tx) => {
      await attempt.progress(tx, { ...counts, stored: 0, deleted: 0 }, total);
      await versions.settle(tx, unchanged, seenIn);
      await stage.remove(tx, unchanged);
      await stage.put(tx, changes, origin);
      if (seenIn !== null) {
        await versions.markSeen(tx, changes, seenIn);
        await versions.markSeenAt(tx, stream, unchangedLocators, seenIn);
      }
      await rejections.note(tx, page);
    });
  }

  async takeDeletions(changes: readonly Change[], origin: RawOrigin): Promise<void> {
    const { database, attempt, stage } = this.options;
    await database.transaction(async (tx) => {
      await attempt.assertLease(tx);
      await stage.put(tx, changes, origin);
    });
  }

  async restart(stream: string): Promise<void> {
    const { database, attempt, stage } = this.options;
    await database.transaction(async (tx) => {
      await attempt.assertLease(tx);
      await stage.clearStream(tx, stream);
    });
  }
}
