import type { BatchContext } from '#event-log';
import { foldWithoutWriting } from '../cards/refold-cards.js';
import { loadPersonsWithLabels, storeLabels } from '../labels/labels.table.js';
import type { ObservedGroup } from '../labels/observed-group.js';
import { publishCards } from '../publish/publish.js';
import { lockProjectionExclusive } from './projection-lock.js';

const CARDS_AT_ONCE = 500;

/** Stores labels and publishes the persons of those that were renamed. */
export async function projectGroups(context: BatchContext, observed: readonly ObservedGroup[]): Promise<void> {
  const { tx } = context;
  await lockProjectionExclusive(tx);
  const renamed = await storeLabels(tx, observed);
  const persons = await loadPersonsWithLabels(tx, renamed);
  for (let start = 0; start < persons.length; start += CARDS_AT_ONCE) {
    await publishCards(context, await foldWithoutWriting(tx, persons.slice(start, start + CARDS_AT_ONCE)));
  }
}
