import { type ContactResolved, crmActivity, crmChanges } from '#contracts';
import { foldCard, type PersonCard } from '#domain';
import type { BatchContext } from '#log';
import type { Tx } from '#store';
import { type Activity, activityOf, storeActivities } from './activity.js';
import { deleteCards, insertDetails, insertNewCards, lockCards, writeCards, writeDetails } from './card.tables.js';
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
}

/**
 * Folds resolved contacts into the cards of the persons they touch. A card is folded from all source contacts of the person
 * under the lock of its row, so any interleaving of partitions ends in the same card. The number of statements is fixed.
 */
export async function projectBatch(context: BatchContext, events: readonly ContactResolved[]): Promise<void> {
  const { tx } = context;
  const known = await loadLinks(tx, [...new Set(events.map(({ identityId }) => identityId))]);
  const changes = linkChanges(events, known);
  if (changes.links.length === 0) return;
  await storeLinks(tx, changes.links, known);
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
  return { links: [...links.values()], activities, touched };
}

async function foldTouched(tx: Tx, changes: LinkChanges): Promise<{ cards: PersonCard[]; emptied: string[] }> {
  const { newCards, revisions } = await holdCards(tx, changes);
  const existing = [...revisions.keys()];
  const oldCards = fold(existing, await loadLinksOfPersons(tx, existing), revisions);
  await writeCards(tx, oldCards);
  await insertDetails(tx, newCards);
  await writeDetails(tx, oldCards, existing);

  const full = new Set(oldCards.map(({ personId }) => personId));
  const emptied = existing.filter((id) => !full.has(id));
  await deleteCards(tx, emptied);
  return { cards: [...newCards, ...oldCards], emptied };
}

/**
 * Takes the row of every touched person, in one order so that two batches cannot deadlock: cards that exist are locked and must
 * be folded anew; the others are inserted, complete, for a person without a card has no links but this batch's. Goes round
 * again for persons whose card another transaction inserts, and perhaps empties again, in between.
 */
async function holdCards(
  tx: Tx,
  { links, touched }: LinkChanges,
): Promise<{ newCards: PersonCard[]; revisions: ReadonlyMap<string, number> }> {
  const newCards: PersonCard[] = [];
  const revisions = new Map<string, number>();
  for (let open = [...touched.keys()]; open.length > 0; ) {
    for (const [id, revision] of await lockCards(tx, open)) revisions.set(id, Math.max(revision, touched.get(id) ?? 0));
    const missing = fold(
      open.filter((id) => !revisions.has(id)),
      links,
      touched,
    );
    const inserted = await insertNewCards(tx, missing);
    newCards.push(...missing.filter(({ personId }) => inserted.has(personId)));
    open = missing.map(({ personId }) => personId).filter((id) => !inserted.has(id));
  }
  return { newCards, revisions };
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
