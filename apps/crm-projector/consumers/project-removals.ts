import type { AccountContactsRemoved } from '#contracts';
import type { BatchContext } from '#event-log';
import { replaceConflicts } from '../activity/conflicts.js';
import { refoldCards } from '../cards/refold-cards.js';
import { publishActivities, publishCards } from '../publish/publish.js';
import { storeRemovals } from '../source-links/removed-accounts.table.js';
import { lockProjectionExclusive } from './projection-lock.js';

const CARDS_AT_ONCE = 500;

/** Takes the contacts of removed accounts out of the cards. Records of these accounts that are read later give no values either. */
export async function projectRemovals(
  context: BatchContext,
  removals: readonly AccountContactsRemoved[],
): Promise<void> {
  if (removals.length === 0) return;
  const { tx } = context;
  await lockProjectionExclusive(tx);
  const persons = await storeRemovals(tx, removals);
  for (let start = 0; start < persons.length; start += CARDS_AT_ONCE) {
    const { folded } = await refoldCards(tx, new Set(persons.slice(start, start + CARDS_AT_ONCE)), []);
    const conflicts = await replaceConflicts(tx, folded, []);
    await publishCards(context, folded);
    publishActivities(context, conflicts);
  }
}
