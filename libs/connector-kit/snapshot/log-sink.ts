import type { Change } from '#domain';
import { noCounts } from '#domain';
import type { Delivery } from '../delivery/delivery.js';
import type { RawOrigin } from '../delivery/raw-record.js';
import type { RejectedRecords } from '../delivery/rejected-records.js';
import type { ComparedPage, PageSink } from './page-sink.js';
import type { SourceVersions } from './source-versions.js';

/** Sends each page at once. For the first sync of an account: the log has no records yet that it could change or delete by mistake. */
export class LogSink implements PageSink {
  constructor(
    private readonly delivery: Delivery,
    private readonly rejections: RejectedRecords,
    private readonly versions: SourceVersions,
  ) {}

  async take(page: ComparedPage): Promise<void> {
    const { stream, comparison, unchangedLocators, origin, total, seenIn } = page;
    await this.delivery.send(comparison.changes, origin);
    await this.delivery.settle({ ...comparison, total, seenIn }, async (tx) => {
      if (seenIn !== null) await this.versions.markSeenAt(tx, stream, unchangedLocators, seenIn);
      await this.rejections.note(tx, page);
    });
  }

  async takeDeletions(changes: readonly Change[], origin: RawOrigin): Promise<void> {
    await this.delivery.send(changes, origin);
    const deleted = changes.filter(({ after }) => after.kind !== 'group').length;
    await this.delivery.settle({ changes, unchanged: [], counts: { ...noCounts, deleted }, seenIn: null });
  }

  async restart(): Promise<void> {}
}
