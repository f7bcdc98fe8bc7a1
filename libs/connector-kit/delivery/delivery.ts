import type { Change, Counts, KnownVersion } from '#domain';
import type { Database, Tx } from '#store';
import type { SourceAccount } from '../ports/ports.js';
import type { SourceVersions } from '../snapshot/source-versions.js';
import { type RawOrigin, type RecordProducer, rawRecord, sendRecords } from './raw-record.js';

/** How many records a stream has, as its provider says. */
export interface StreamTotal {
  readonly stream: string;
  readonly records: number;
}

/** The attempt at a job that records are read and delivered for. */
export interface Attempt {
  readonly account: SourceAccount;
  readonly jobId: string;
  /** A new one for each attempt: names the complete listings that deletions are derived from. */
  readonly attemptId: string;
  /** Aborted when the process stops or the account's lock is lost. */
  readonly signal: AbortSignal;
  /** Throws RunLost, and so rolls back, when the job was cancelled or another process has taken it over. */
  hold(tx: Tx): Promise<void>;
  /** Records what was done since the last call, with the rows that it wrote; holds as well. */
  progress(tx: Tx, done: Counts, total?: StreamTotal): Promise<void>;
}

interface DeliveryOptions {
  readonly database: Database;
  readonly producer: RecordProducer;
  readonly versions: SourceVersions;
  readonly now: () => number;
  readonly attempt: Attempt;
}

/** Changes that the log has by now. */
export interface Delivered {
  readonly changes: readonly Change[];
  readonly unchanged: readonly KnownVersion[];
  readonly counts: Counts;
  readonly total?: StreamTotal | undefined;
  /** The complete listing that named them; null outside of one. */
  readonly seenIn: string | null;
}

/**
 * Brings changes into the log: announce them, send them, and only when the log has them settle their versions. A crash anywhere
 * repeats work and loses none.
 */
export class Delivery {
  constructor(private readonly options: DeliveryOptions) {}

  async send(changes: readonly Change[], origin: RawOrigin): Promise<void> {
    if (changes.length === 0) return;
    const { database, attempt, producer, versions, now } = this.options;
    await database.transaction(async (tx) => {
      await attempt.hold(tx);
      await versions.announce(tx, changes);
    });
    attempt.signal.throwIfAborted();
    const observation = { observedAt: now(), syncJobId: attempt.jobId, origin };
    await sendRecords(
      producer,
      changes.map((change) => rawRecord(attempt.account, change, observation)),
    );
  }

  /** `also` writes what else the records left behind, in the same transaction. */
  async settle(delivered: Delivered, also: (tx: Tx) => Promise<void> = async () => {}): Promise<void> {
    const { database, attempt, versions } = this.options;
    const { changes, unchanged, counts, total, seenIn } = delivered;
    await database.transaction(async (tx) => {
      await attempt.progress(tx, counts, total);
      await versions.settle(tx, [...changes.map(({ after }) => after), ...unchanged], seenIn);
      await also(tx);
    });
  }
}
