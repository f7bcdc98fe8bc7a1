import type { BatchContext } from '#log';
import { loadPersonsWithLabels, storeLabels } from './labels.table.js';
import type { ObservedGroup } from './observed-group.js';
import { lockProjectionExclusive } from './projection-lock.js';
import { publishCards } from './publish.js';
import { foldWithoutWriting } from './refold.js';

const CARDS_AT_ONCE = 500;

/** Keeps labels, and tells of the persons again whose label has another name now. */
export async function projectGroups(context: BatchContext, observed: readonly ObservedGroup[]): Promise<void> {
  const { tx } = context;
  await lockProjectionExclusive(tx);
  const renamed = await storeLabels(tx, observed);
  const wearers = await loadPersonsWithLabels(tx, renamed);
  for (let start = 0; start < wearers.length; start += CARDS_AT_ONCE) {
    await publishCards(context, await foldWithoutWriting(tx, wearers.slice(start, start + CARDS_AT_ONCE)));
  }
}
