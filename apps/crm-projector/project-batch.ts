import type { ContactResolved } from '#contracts';
import type { BatchContext } from '#log';
import { storeActivities } from './activity.js';
import { replaceConflicts } from './conflicts.js';
import { linkChanges } from './link-changes.js';
import { storeMoves } from './person-moves.table.js';
import { lockProjectionShared } from './projection-lock.js';
import { publishActivities, publishCards } from './publish.js';
import { refold } from './refold.js';
import { dropVersionsSince, storeVersions } from './source-link-versions.table.js';
import { loadLinks, storeLinks } from './source-links.table.js';

/**
 * Folds resolved contacts into the cards of the persons they touch. A card is folded from all source contacts and edits of the
 * person under the lock of its row, so any interleaving of partitions ends in the same card. The number of statements is fixed.
 */
export async function projectContacts(context: BatchContext, events: readonly ContactResolved[]): Promise<void> {
  const { tx } = context;
  await lockProjectionShared(tx);
  const known = await loadLinks(tx, [...new Set(events.map(({ identityId }) => identityId))]);
  const changes = linkChanges(events, known);
  if (changes.links.length === 0) return;
  await storeLinks(tx, changes.links, known);
  await dropVersionsSince(tx, changes.retold);
  await storeVersions(tx, changes.versions);
  await storeMoves(tx, changes.moves);
  await storeActivities(tx, changes.activities);

  const { folded, emptied } = await refold(tx, changes.touched, changes.links);
  const conflicts = await replaceConflicts(tx, folded, changes.retold.keys());
  await publishCards(context, folded, emptied);
  publishActivities(context, [...changes.activities, ...conflicts]);
}
