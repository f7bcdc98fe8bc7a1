import { crmActivity, crmChanges } from '#contracts';
import type { BatchContext } from '#log';
import type { Activity } from './activity.js';
import { loadLabelNames } from './labels.table.js';
import { personChanged } from './person-changed.js';
import type { Folded } from './refold.js';

/** Cards to crm.changes; a tombstone for whoever has no card any more. */
export async function publishCards(
  context: BatchContext,
  folded: readonly Folded[],
  emptied: readonly string[] = [],
): Promise<void> {
  const cards = folded.map(({ card }) => card);
  const labels = await loadLabelNames(context.tx, cards);
  for (const card of cards)
    context.emit(crmChanges, card.personId, card.state === 'deleted' ? null : personChanged(card, labels));
  for (const personId of emptied) context.emit(crmChanges, personId, null);
}

export function publishActivities(context: BatchContext, activities: readonly Activity[]): void {
  for (const { identityId: _, ...value } of activities) {
    context.emit(crmActivity, value.personId, { type: 'ActivityLogged', value });
  }
}
