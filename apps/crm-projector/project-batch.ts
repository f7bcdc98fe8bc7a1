import { type ContactResolved, crmActivity, crmChanges } from '#contracts';
import { foldCard, type PersonCard } from '#domain';
import type { BatchContext } from '#log';
import type { Tx } from '#store';
import { type Activity, activityOf, storeActivities } from './activity.js';
import { deleteCards, insertNewCards, lockCards, writeCards, writeDetails } from './card.tables.js';
import { loadLabelNames } from './labels.table.js';
import { personChanged } from './person-changed.js';
import { linkOf, loadLinks, loadLinksOfPersons, type SourceLink, storeLinks } from './source-links.table.js';

/** What the events of a batch come to for the links. */
interface LinkChanges {
  /** The newest link of every identity that changed. */
  readonly links: readonly SourceLink[];
  readonly activities: readonly Activity[];
  /** Persons that gained, lost or hold a changed identity, each with the greatest revision that touched it. */
  readonly touched: ReadonlyMap<string, number>;
  /** Persons among the touched that had a card already. */
  readonly previous: ReadonlySet<string>;
}

/**
 * Folds resolved contacts into the cards of the persons they touch. A card is folded from all source contacts of the person
 * under the lock of its row, so any interleaving of partitions ends in the same card. The number of statements is fixed.
 */
export async function projectBatch(context: BatchContext, events: readonly ContactResolved[]): Promise<void> {
  const { tx } = context;
  const changes = linkChanges(events, await loadLinks(tx, [...new Set(events.map(({ identityId }) => identityId))]));
  if (changes.links.length === 0) return;
  await storeLinks(tx, changes.links);
  await storeActivities(tx, changes.activities);

  const { cards, emptied } = await foldTouched(tx, changes);
  const labels = await loadLabelNames(tx, cards);
  for (const card of cards) context.emit(crmChanges, card.personId, personChanged(card, labels));
  for (const personId of emptied) context.emit(crmChanges, personId, null);
  for (const { identityId: _, ...value } of changes.activities) {
    context.emit(crmActivity, value.personId, { type: 'ActivityLogged', value });
  }
}

function linkChanges(events: readonly ContactResolved[], known: ReadonlyMap<string, SourceLink>): LinkChanges {
  const links = new Map<string, SourceLink>();
  const activities: Activity[] = [];
  const touched = new Map<string, number>();
  const previous = new Set<string>();
  const touch = (personId: string, revision: number) =>
    touched.set(personId, Math.max(revision, touched.get(personId) ?? 0));
  for (const event of events) {
    const before = links.get(event.identityId) ?? known.get(event.identityId);
    if (before && before.revision >= event.revision) continue;
    const after = linkOf(event);
    const activity = activityOf(before, after);
    if (activity) activities.push(activity);
    if (before) touch(before.personId, event.revision);
    touch(after.personId, event.revision);
    links.set(event.identityId, after);
  }
  for (const identityId of links.keys()) {
    const before = known.get(identityId);
    if (before) previous.add(before.personId);
  }
  return { links: [...links.values()], activities, touched, previous };
}

/** New persons are inserted at once; the rest, and those that another transaction inserted first, are folded anew under their locks. */
async function foldTouched(
  tx: Tx,
  { links, touched, previous }: LinkChanges,
): Promise<{ cards: PersonCard[]; emptied: string[] }> {
  const likelyNew = [...touched.keys()].filter((id) => !previous.has(id));
  const elsewhere = await loadLinksOfPersons(
    tx,
    likelyNew,
    links.map(({ identityId }) => identityId),
  );
  const first = fold(likelyNew, [...links, ...elsewhere], touched);
  const inserted = await insertNewCards(tx, first);
  const newCards = first.filter(({ personId }) => inserted.has(personId));

  const existing = [...touched.keys()].filter((id) => !inserted.has(id));
  const revisions = await lockCards(tx, existing);
  const raised = new Map(existing.map((id) => [id, Math.max(touched.get(id) ?? 0, revisions.get(id) ?? 0)]));
  const oldCards = fold(existing, await loadLinksOfPersons(tx, existing, []), raised);
  await writeCards(tx, oldCards);
  await writeDetails(tx, [...newCards, ...oldCards], existing);

  const full = new Set(oldCards.map(({ personId }) => personId));
  const emptied = existing.filter((id) => !full.has(id) && revisions.has(id));
  await deleteCards(tx, emptied);
  return { cards: [...newCards, ...oldCards], emptied };
}

function fold(
  personIds: readonly string[],
  links: readonly SourceLink[],
  revisions: ReadonlyMap<string, number>,
): PersonCard[] {
  const byPerson = Map.groupBy(links, ({ personId }) => personId);
  return personIds.flatMap((personId) => {
    const sources = byPerson.get(personId);
    if (!sources) return [];
    return [{ ...foldCard(personId, sources), revision: revisions.get(personId) ?? 0 }];
  });
}
