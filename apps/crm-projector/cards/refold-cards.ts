import { type CardEdit, foldCard, type LinkedContact, type PersonCard } from '#domain';
import type { Tx } from '#store';
import { type Departures, loadDepartures, loadIdsWithHistory } from '../source-links/person-moves.table.js';
import { loadLinksOfPersons } from '../source-links/source-links.table.js';
import { deleteCards, insertDetails, insertNewCards, lockCards, writeCards, writeDetails } from './card.tables.js';
import { loadEdits } from './edits.table.js';

/** A card and the source contacts that it was folded from. */
export interface Folded {
  readonly card: PersonCard;
  readonly sources: readonly LinkedContact[];
}

export interface Refolded {
  readonly folded: readonly Folded[];
  /** Persons that have no source contact left. */
  readonly emptied: readonly string[];
}

/**
 * Folds the cards of persons from all their source contacts and edits, under the lock of their rows, and writes them. The number
 * of statements does not depend on the number of persons.
 *
 * @param links the links that the transaction wrote: a person without a card has no others.
 */
export async function refoldCards(
  tx: Tx,
  touched: ReadonlySet<string>,
  links: readonly LinkedContact[],
): Promise<Refolded> {
  const { inserted, existing } = await lockOrInsertCards(tx, touched, links);
  const withHistory = await loadIdsWithHistory(
    tx,
    new Set(inserted.flatMap(({ card }) => [card.personId, ...card.identityIds])),
  );
  const hasHistory = ({ card, sources }: Folded) =>
    sources.some(({ accountRemovedAt }) => accountRemovedAt !== null) ||
    (withHistory.size > 0 && (withHistory.has(card.personId) || card.identityIds.some((id) => withHistory.has(id))));
  const fresh = inserted.filter((each) => !hasHistory(each));
  const older = [...existing, ...inserted.filter(hasHistory).map(({ card }) => card.personId)];

  const again = await foldLocked(tx, older);
  const cards = again.map(({ card }) => card);
  await writeCards(tx, cards);
  await insertDetails(
    tx,
    fresh.map(({ card }) => card),
  );
  await writeDetails(tx, cards, older);

  const full = new Set(cards.map(({ personId }) => personId));
  const emptied = older.filter((id) => !full.has(id));
  await deleteCards(tx, emptied);
  return { folded: [...fresh, ...again], emptied };
}

/** Folds the cards of persons under the lock of their rows, and writes nothing. */
export async function foldWithoutWriting(tx: Tx, personIds: readonly string[]): Promise<readonly Folded[]> {
  return foldLocked(tx, await lockCards(tx, personIds));
}

/**
 * Takes the row of every touched person: an existing card is locked and must be folded again, a missing one is inserted. Rows are
 * taken in one order, so two batches cannot deadlock. Repeats for a person whose card another transaction inserts, and perhaps
 * deletes again, in between.
 */
async function lockOrInsertCards(
  tx: Tx,
  touched: ReadonlySet<string>,
  links: readonly LinkedContact[],
): Promise<{ inserted: Folded[]; existing: readonly string[] }> {
  const inserted: Folded[] = [];
  const existing = new Set<string>();
  const byPerson = Map.groupBy(links, ({ personId }) => personId);
  for (let open = [...touched]; open.length > 0; ) {
    for (const id of await lockCards(tx, open)) existing.add(id);
    const missing = open.flatMap((personId) => {
      const sources = existing.has(personId) ? undefined : byPerson.get(personId);
      return sources ? [{ card: foldCard(personId, sources), sources }] : [];
    });
    const own = await insertNewCards(
      tx,
      missing.map(({ card }) => card),
    );
    inserted.push(...missing.filter(({ card }) => own.has(card.personId)));
    open = missing.map(({ card }) => card.personId).filter((id) => !own.has(id));
  }
  return { inserted, existing: [...existing] };
}

async function foldLocked(tx: Tx, personIds: readonly string[]): Promise<Folded[]> {
  const links = Map.groupBy(await loadLinksOfPersons(tx, personIds), ({ personId }) => personId);
  const departures = await loadDepartures(tx, personIds);
  const present = [...links.values()].flat().map(({ identityId }) => identityId);
  const departed = [...departures.values()].flatMap(({ identityIds }) => identityIds);
  const edits = await loadEdits(tx, [...new Set([...present, ...departed])]);
  return personIds.flatMap((personId) => {
    const sources = links.get(personId);
    if (!sources) return [];
    const own = sources.flatMap(({ identityId }) => edits.get(identityId) ?? []);
    const card = foldCard(personId, sources, own);
    const revision = revisionOf({ ...card, sources }, departures.get(personId), edits);
    return [{ card: { ...card, revision }, sources }];
  });
}

/**
 * The greatest revision of the identities that are or were linked to the person, plus the number of their edits and of those whose
 * account was removed: these have no revision. It grows with every change of the person, in whatever order the topics are read.
 */
function revisionOf(
  { identityIds, revision, sources }: PersonCard & Pick<Folded, 'sources'>,
  departures: Departures | undefined,
  edits: ReadonlyMap<string, readonly CardEdit[]>,
): number {
  const everLinked = new Set([...identityIds, ...(departures?.identityIds ?? [])]);
  const edited = [...everLinked].reduce((count, id) => count + (edits.get(id)?.length ?? 0), 0);
  const removed = sources
    .filter(({ accountRemovedAt }) => accountRemovedAt !== null)
    .map(({ identityId }) => identityId);
  const everRemoved = new Set([...removed, ...(departures?.removedIds ?? [])]);
  return Math.max(revision, departures?.revision ?? 0) + edited + everRemoved.size;
}
