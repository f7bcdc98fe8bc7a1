import { type Change, deletionOf, type KnownVersion, noCounts } from '#domain';
import type { Attempt, Delivery } from '../delivery/delivery.js';
import type { RecordFetcher } from '../ports/ports.js';

interface RefetchOptions {
  readonly attempt: Attempt;
  readonly delivery: Delivery;
  readonly single: RecordFetcher;
  readonly known: KnownVersion;
}

/**
 * Asks the provider for one record and sends it as a new version, also when nothing changed, so that whatever is made of it
 * is made again. A record that the provider does not have any more is sent as deleted. Cursors stay as they are.
 */
export async function refetch({ attempt, delivery, single, known }: RefetchOptions): Promise<void> {
  const change = await fetched(single, known);
  attempt.signal.throwIfAborted();
  await delivery.send([change], 'REFRESH');
  const counts = change.after.deleted ? { fetched: 1, deleted: 1 } : { fetched: 1, stored: 1 };
  await delivery.settle({ changes: [change], unchanged: [], counts: { ...noCounts, ...counts }, seenIn: null });
}

async function fetched(single: RecordFetcher, known: KnownVersion): Promise<Change> {
  const record = await single.fetch(known.locator, known.tag);
  // Another record may have come to lie where this one was: then this one is gone from there.
  if (!record?.present || record.externalId !== known.externalId) return deletionOf(known);
  const { locator, contentHash, aliases, payload, tag = null } = record;
  const after = { ...known, locator, contentHash, deleted: false, tag, revision: known.revision + 1 };
  return { existed: !known.deleted, after, aliases, payload };
}
