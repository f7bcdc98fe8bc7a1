import type { ContactResolved } from '#contracts';
import type { BatchContext } from '#event-log';
import { activityOf, storeActivities } from '../activity/activity-feed.table.js';
import { replaceConflicts } from '../activity/conflicts.js';
import { refoldCards } from '../cards/refold-cards.js';
import { publishActivities, publishCards } from '../publish/publish.js';
import { linkContacts } from '../source-links/link-contacts.js';
import { lockProjectionShared } from './projection-lock.js';

/**
 * Folds resolved contacts into the cards of the persons that they touch. A card is folded from all source contacts and edits of
 * the person under the lock of its row, so every interleaving of partitions gives the same card. The number of statements does
 * not depend on the size of the batch.
 */
export async function projectContacts(context: BatchContext, events: readonly ContactResolved[]): Promise<void> {
  const { tx } = context;
  await lockProjectionShared(tx);
  const { links, touched, replayed, ...changes } = await linkContacts(tx, events);
  if (links.length === 0) return;
  const activities = changes.activities.map(activityOf);
  await storeActivities(tx, activities);

  const { folded, emptied } = await refoldCards(tx, touched, links);
  const conflicts = await replaceConflicts(tx, folded, replayed.keys());
  await publishCards(context, folded, emptied);
  publishActivities(context, [...activities, ...conflicts]);
}
