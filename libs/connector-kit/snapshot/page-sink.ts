import type { Change, PageComparison } from '#domain';
import type { StreamTotal } from '../delivery/delivery.js';
import type { RawOrigin } from '../delivery/raw-record.js';
import type { RejectedRecord } from '../ports/source-stream.js';

/** A page of a stream, compared with the versions in the log. */
export interface ComparedPage {
  readonly stream: string;
  readonly comparison: PageComparison;
  readonly rejected: readonly RejectedRecord[];
  /** Locators of unchanged records that were not read again. */
  readonly unchangedLocators: readonly string[];
  /** Locators of the records that could be read, deleted ones included. */
  readonly readable: readonly string[];
  readonly total: StreamTotal | undefined;
  readonly origin: RawOrigin;
  /** The attempt whose complete listing the page belongs to; null for an incremental listing. */
  readonly seenIn: string | null;
}

/** Takes the pages of a run: into the log at once, or into the staging tables until the run is released. */
export interface PageSink {
  take(page: ComparedPage): Promise<void>;
  /** Records that a complete listing did not contain. */
  takeDeletions(changes: readonly Change[], origin: RawOrigin): Promise<void>;
  /** The listing of the stream starts again: its pages so far are dropped. */
  restart(stream: string): Promise<void>;
}
