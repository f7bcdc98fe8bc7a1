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

/** Lays changes aside. What is unchanged is settled at once: only where it lies may be new. */
export class StageSink implements PageSink {
  constructor(private readonly options: StageSinkOptions) {}

  async take(page: ComparedPage): Promise<void> {
    const { database, attempt, stage, versions, rejections } = this.options;
    const { stream, comparison, kept, total, origin, seenIn } = page;
    const { changes, unchanged, counts } = comparison;
    await database.transaction(async (tx) => {
      await attempt.progress(tx, { ...counts, stored: 0, deleted: 0 }, total);
      await versions.settle(tx, unchanged, seenIn);
      await stage.remove(tx, unchanged);
      await stage.put(tx, changes, origin);
      if (seenIn !== null) {
        await versions.name(tx, changes, seenIn);
        await versions.see(tx, stream, kept, seenIn);
      }
      await rejections.note(tx, page);
    });
  }

  async lose(changes: readonly Change[], origin: RawOrigin): Promise<void> {
    const { database, attempt, stage } = this.options;
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      await stage.put(tx, changes, origin);
    });
  }

  async restart(stream: string): Promise<void> {
    const { database, attempt, stage } = this.options;
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      await stage.forgetStream(tx, stream);
    });
  }
}
