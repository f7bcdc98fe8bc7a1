import type { ContactEdited } from '#contracts';
import type { BatchContext } from '#event-log';
import { replaceConflicts } from '../activity/conflicts.js';
import { storeEdits } from '../cards/edits.table.js';
import { refoldCards } from '../cards/refold-cards.js';
import { storeEditedLabels } from '../labels/labels.table.js';
import { publishActivities, publishCards } from '../publish/publish.js';
import { loadLinks } from '../source-links/source-links.table.js';
import { lockProjectionExclusive } from './projection-lock.js';

/** Stores edits and folds the cards of the persons that their identities belong to. An edit may arrive before its identity. */
export async function projectEdits(context: BatchContext, edits: readonly ContactEdited[]): Promise<void> {
  const { tx } = context;
  await lockProjectionExclusive(tx);
  const added = await storeEdits(tx, edits);
  await storeEditedLabels(tx, added);
  const links = await loadLinks(tx, [...new Set(added.map(({ identityId }) => identityId))]);
  const touched = new Set([...links.values()].map(({ personId }) => personId));
  if (touched.size === 0) return;

  const { folded } = await refoldCards(tx, touched, []);
  const conflicts = await replaceConflicts(tx, folded, []);
  await publishCards(context, folded);
  publishActivities(context, conflicts);
}
