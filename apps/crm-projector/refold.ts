import { type CardEdit, foldCard, type PersonCard } from '#domain';
import type { Tx } from '#store';
import { deleteCards, insertDetails, insertNewCards, lockCards, writeCards, writeDetails } from './card.tables.js';
import { loadEdits } from './edits.table.js';
import { type Departures, loadDepartures, loadIdsWithHistory } from './person-moves.table.js';
import { loadLinksOfPersons, type SourceLink } from './source-links.table.js';

/** A card and what it was folded from. */
export interface Folded {
  readonly card: PersonCard;
  readonly sources: readonly SourceLink[];
}

export interface Refolded {
  readonly folded: readonly Folded[];
  /** Persons that have no source contact left. */
  readonly emptied: readonly string[];
}

/**
 * Folds the cards of persons anew, from all their source contacts and edits under the lock of their rows, and writes them. The
 * number of statements is fixed.
 *
 * @param links what the transaction wrote: a person without a card has no links but these.
 */
export async function refold(tx: Tx, touched: ReadonlySet<string>, links: readonly SourceLink[]): Promise<Refolded> {
  const { inserted, existing } = await lockOrInsertCards(tx, touched, links);
  const pasts = await loadIdsWithHistory(
    tx,
    new Set(inserted.flatMap(({ card }) => [card.personId, ...card.identityIds])),
  );
  const hasPast = ({ card }: Folded) =>
    pasts.size > 0 && (pasts.has(card.personId) || card.identityIds.some((id) => pasts.has(id)));
  const fresh = inserted.filter((each) => !hasPast(each));
  const older = [...existing, ...inserted.filter(hasPast).map(({ card }) => card.personId)];

  const again = await foldExisting(tx, older);
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

/** The cards of persons as they stand, under the lock of their rows; nothing is written. */
export async function foldWithoutWriting(tx: Tx, personIds: readonly string[]): Promise<readonly Folded[]> {
  return foldExisting(tx, await lockCards(tx, personIds));
}

/**
 * Takes the row of every touched person, in one order so that two batches cannot deadlock: cards that exist are locked and must
 * be folded anew; the others are inserted. Goes round again for persons whose card another transaction inserts, and perhaps
 * empties again, in between.
 */
async function lockOrInsertCards(
  tx: Tx,
  touched: ReadonlySet<string>,
  links: readonly SourceLink[],
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
    const held = await insertNewCards(
      tx,
      missing.map(({ card }) => card),
    );
    inserted.push(...missing.filter(({ card }) => held.has(card.personId)));
    open = missing.map(({ card }) => card.personId).filter((id) => !held.has(id));
  }
  return { inserted, existing: [...existing] };
}

async function foldExisting(tx: Tx, personIds: readonly string[]): Promise<Folded[]> {
  const links = Map.groupBy(await loadLinksOfPersons(tx, personIds), ({ personId }) => personId);
  const departures = await loadDepartures(tx, personIds);
  const here = [...links.values()].flat().map(({ identityId }) => identityId);
  const departed = [...departures.values()].flatMap(({ identityIds }) => identityIds);
  const edits = await loadEdits(tx, [...new Set([...here, ...departed])]);
  return personIds.flatMap((personId) => {
    const sources = links.get(personId);
    if (!sources) return [];
    const own = sources.flatMap(({ identityId }) => edits.get(identityId) ?? []);
    const card = foldCard(personId, sources, own);
    return [{ card: { ...card, revision: revisionOf(card, departures.get(personId), edits) }, sources }];
  });
}

/**
 * Grows with every change of a person, whatever the order in which topics are read: the greatest revision of what is linked to it
 * or has left it, plus the number of edits of all these, because edits have no revision.
 */
function revisionOf(
  { identityIds, revision }: PersonCard,
  departures: Departures | undefined,
  edits: ReadonlyMap<string, readonly CardEdit[]>,
): number {
  const everHere = new Set([...identityIds, ...(departures?.identityIds ?? [])]);
  const edited = [...everHere].reduce((count, id) => count + (edits.get(id)?.length ?? 0), 0);
  return Math.max(revision, departures?.revision ?? 0) + edited;
}
