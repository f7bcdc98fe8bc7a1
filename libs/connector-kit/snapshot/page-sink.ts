import type { Change, PageComparison } from '#domain';
import type { StreamTotal } from '../delivery/delivery.js';
import type { RawOrigin } from '../delivery/raw-record.js';
import type { RejectedRecord } from '../ports/ports.js';

/** A page of a stream, compared with what the log has. */
export interface ComparedPage {
  readonly stream: string;
  readonly comparison: PageComparison;
  readonly rejected: readonly RejectedRecord[];
  /** Where records lie that were not read, because the log has them as they are. */
  readonly kept: readonly string[];
  /** Where the records of the page lie that could be read, or lay. */
  readonly readable: readonly string[];
  readonly total: StreamTotal | undefined;
  readonly origin: RawOrigin;
  /** The complete listing that the page is part of; null for an incremental one. */
  readonly seenIn: string | null;
}

/** Where pages go: into the log at once, or aside until the whole run was looked at. */
export interface PageSink {
  take(page: ComparedPage): Promise<void>;
  /** What complete listings did not name. */
  lose(changes: readonly Change[], origin: RawOrigin): Promise<void>;
  /** The listing of the stream is begun again: what it gave so far counts for nothing. */
  restart(stream: string): Promise<void>;
}
