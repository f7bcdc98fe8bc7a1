import { crmActivity, crmChanges } from '#contracts';
import type { BatchContext } from '#event-log';
import type { Activity } from '../activity/activity-feed.table.js';
import type { Folded } from '../cards/refold-cards.js';
import { loadLabelNames } from '../labels/labels.table.js';
import { personChanged } from './person-changed.js';

/** Sends cards to crm.changes, and a tombstone for a person without a card. */
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
