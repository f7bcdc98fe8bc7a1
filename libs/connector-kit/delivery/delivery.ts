import type { Change, Counts, KnownVersion } from '#domain';
import type { Database, Tx } from '#store';
import type { SourceAccount } from '../ports/account.js';
import type { SourceVersions } from '../snapshot/source-versions.js';
import { type RawOrigin, type RecordProducer, rawRecord, sendRecords } from './raw-record.js';

/** The number of records of a stream, as its provider reports it. */
export interface StreamTotal {
  readonly stream: string;
  readonly records: number;
}

/** The attempt at a job for which records are read and delivered. */
export interface Attempt {
  readonly account: SourceAccount;
  readonly jobId: string;
  /** New for each attempt. Identifies the complete listings that deletions are derived from. */
  readonly attemptId: string;
  /** Aborted when the process stops or the lease is lost. */
  readonly signal: AbortSignal;
  /** Rolls the transaction back if the attempt no longer owns its job. @throws AttemptFenced */
  assertLease(tx: Tx): Promise<void>;
  /** Adds these counts to the job. Asserts the lease too. @throws AttemptFenced */
  progress(tx: Tx, done: Counts, total?: StreamTotal): Promise<void>;
}

interface DeliveryOptions {
  readonly database: Database;
  readonly producer: RecordProducer;
  readonly versions: SourceVersions;
  readonly now: () => number;
  readonly attempt: Attempt;
}

/** Changes that are in the log. */
export interface Delivered {
  readonly changes: readonly Change[];
  readonly unchanged: readonly KnownVersion[];
  readonly counts: Counts;
  readonly total?: StreamTotal | undefined;
  /** The complete listing that contained them; null for others. */
  readonly seenIn: string | null;
}

/**
 * Sends changes to the log: announces them, sends them, and settles their versions once the log has them. After a crash at any
 * point, changes may be sent again and none is lost.
 */
export class Delivery {
  constructor(private readonly options: DeliveryOptions) {}

  async send(changes: readonly Change[], origin: RawOrigin): Promise<void> {
    if (changes.length === 0) return;
    const { database, attempt, producer, versions, now } = this.options;
    await database.transaction(async (tx) => {
      await attempt.assertLease(tx);
      await versions.announce(tx, changes);
    });
    attempt.signal.throwIfAborted();
    const observation = { observedAt: now(), syncJobId: attempt.jobId, origin };
    await sendRecords(
      producer,
      changes.map((change) => rawRecord(attempt.account, change, observation)),
    );
  }

  /** `also` writes more rows in the same transaction. */
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
