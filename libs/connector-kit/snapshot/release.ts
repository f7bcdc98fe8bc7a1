import { noCounts } from '#domain';
import type { Database } from '#store';
import type { Attempt, Delivery } from '../delivery/delivery.js';
import type { Stage } from './stage.js';
import type { StreamStates } from './stream-states.js';

const BATCH_SIZE = 500;

interface ReleaseOptions {
  readonly database: Database;
  readonly attempt: Attempt;
  readonly delivery: Delivery;
  readonly stage: Stage;
  readonly states: StreamStates;
}

/**
 * Sends the staged changes in batches. Each batch is removed in the transaction that settles it, and the cursors are saved when
 * the stage is empty. A release can resume after a crash at any step.
 */
export async function release({ database, attempt, delivery, stage, states }: ReleaseOptions): Promise<void> {
  for (;;) {
    const batch = await stage.next(BATCH_SIZE);
    if (batch.length === 0) break;
    attempt.signal.throwIfAborted();
    for (const [origin, changes] of Map.groupBy(batch, (change) => change.origin)) await delivery.send(changes, origin);
    const counted = batch.filter(({ after }) => after.kind !== 'group');
    const deleted = counted.filter(({ after }) => after.deleted).length;
    const counts = { ...noCounts, stored: counted.length - deleted, deleted };
    await delivery.settle({ changes: batch, unchanged: [], counts, seenIn: null }, (tx) =>
      stage.remove(
        tx,
        batch.map(({ after }) => after),
      ),
    );
  }
  const listings = await stage.listings();
  await database.transaction(async (tx) => {
    await attempt.assertLease(tx);
    const { accountId } = attempt.account;
    for (const listing of listings) {
      await (listing.retired
        ? states.forget(tx, accountId, listing.stream)
        : states.save(tx, accountId, listing.stream, listing));
    }
    await stage.clear(tx);
  });
}
