import type { ContactEdited } from '#contracts';
import type { BatchContext } from '#log';
import { replaceConflicts } from './conflicts.js';
import { storeEdits } from './edits.table.js';
import { storeEditedLabels } from './labels.table.js';
import { lockProjectionExclusive } from './projection-lock.js';
import { publishActivities, publishCards } from './publish.js';
import { refold } from './refold.js';
import { loadLinks } from './source-links.table.js';

/** Keeps edits and folds the cards of the persons to whom their identities belong. An edit may come before its identity. */
export async function projectEdits(context: BatchContext, edits: readonly ContactEdited[]): Promise<void> {
  const { tx } = context;
  await lockProjectionExclusive(tx);
  const added = await storeEdits(tx, edits);
  await storeEditedLabels(tx, added);
  const links = await loadLinks(tx, [...new Set(added.map(({ identityId }) => identityId))]);
  const touched = new Set([...links.values()].map(({ personId }) => personId));
  if (touched.size === 0) return;

  const { folded } = await refold(tx, touched, []);
  const conflicts = await replaceConflicts(tx, folded, []);
  await publishCards(context, folded);
  publishActivities(context, conflicts);
}
