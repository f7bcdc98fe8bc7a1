import { type Change, deletionOf, type KnownVersion, noCounts } from '#domain';
import type { Attempt, Delivery } from '../delivery/delivery.js';
import type { RecordFetcher } from '../ports/record-fetcher.js';

interface RefetchOptions {
  readonly attempt: Attempt;
  readonly delivery: Delivery;
  readonly recordFetcher: RecordFetcher;
  readonly known: KnownVersion;
}

/**
 * Fetches one record and sends it as a new version even if it is unchanged, so that every consumer processes it again. A record
 * that does not exist any more is sent as deleted. Cursors are not changed.
 */
export async function refetch({ attempt, delivery, recordFetcher, known }: RefetchOptions): Promise<void> {
  const change = await fetched(recordFetcher, known);
  attempt.signal.throwIfAborted();
  await delivery.send([change], 'REFRESH');
  const counts = change.after.deleted ? { fetched: 1, deleted: 1 } : { fetched: 1, stored: 1 };
  await delivery.settle({ changes: [change], unchanged: [], counts: { ...noCounts, ...counts }, seenIn: null });
}

async function fetched(recordFetcher: RecordFetcher, known: KnownVersion): Promise<Change> {
  const record = await recordFetcher.fetch(known.locator, known.tag);
  // Another record may have this locator by now.
  if (!record?.present || record.externalId !== known.externalId) return deletionOf(known);
  const { locator, contentHash, aliases, payload, tag = null } = record;
  const after = { ...known, locator, contentHash, deleted: false, tag, revision: known.revision + 1 };
  return { existed: !known.deleted, after, aliases, payload };
}
