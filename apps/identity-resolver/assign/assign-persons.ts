import { type Block, MAX_HOLDERS, solvePersons } from '#domain';
import {
  aliasedEntries,
  type Holder,
  type KnownIdentifier,
  loadIdentifiers,
  loadNeighbourhood,
  type Neighbourhood,
} from '#identity-store';
import { type Tx } from '#store';
import { bearerOf, type Change } from '../../../libs/domain/identity/changes/changes.js';
import type { Resolution } from '../emit/emit-resolution.js';
import { reconsiderReviews } from '../reviews/update-reviews.js';
import { dropIdentifiers, loadShared, markShared, markUnshared } from '../tables/identifiers.table.js';
import { loadContacts, type Move, moveIdentities } from '../tables/identities.table.js';

/** Whom a batch may move. */
export interface Touched {
  readonly changes: readonly Change[];
  /** Identifiers that the changes gained, kept or lost, with all who bear them now. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Blocks that the changes gained, kept or lost. */
  readonly blocks: readonly Block[];
  /** Further identities whose persons may be others. */
  readonly roots: readonly string[];
}

export const NOTHING_TOUCHED: Omit<Resolution, 'changes'> = {
  assignments: new Map(),
  members: new Map(),
  moved: [],
  movedContacts: new Map(),
  nowShared: [],
  storedContacts: new Map(),
  reviews: { proposed: [], settled: [] },
};

/** Solves anew what is touched, from scratch, and stores where everybody else went. Call it under the persons' lock. */
export async function place(tx: Tx, { changes, identifiers, blocks, roots }: Touched): Promise<Resolution> {
  const changed = new Map(changes.map((change) => [change.identityId, bearerOf(change)]));
  const around = await loadNeighbourhood(tx, {
    roots: [...new Set([...changed.keys(), ...roots])],
    changed,
    concerned: identifiers.map(({ identifierId }) => identifierId),
    blocks,
  });
  const solution = solvePersons(around.input);
  const { members } = around;
  const moved = [...members.values()]
    .filter((member) => !changed.has(member.identityId))
    .flatMap((member) => {
      const placement = solution.assignments.get(member.identityId);
      return placement && (placement.personId !== member.personId || placement.componentId !== member.componentId)
        ? [{ member, placement }]
        : [];
    });
  await moveIdentities(
    tx,
    moved.map(
      ({ member: { identityId }, placement: { personId, componentId } }): Move => ({
        identityId,
        personId,
        componentId,
      }),
    ),
  );
  const nowShared = await markSharedChanges(tx, around, solution.shared);
  const unborne = around.identifiers.filter(({ holders }) => holders.length === 0);
  await dropIdentifiers(
    tx,
    unborne.map(({ identifierId }) => identifierId),
  );
  const reviews = await reconsiderReviews(tx, {
    solution,
    judgements: around.input.judgements,
    changed: new Set(changed.keys()),
    solved: new Set([...members.keys(), ...changed.keys()]),
  });
  const gone = moved.filter(({ member, placement }) => placement.personId !== member.personId);
  return {
    changes,
    assignments: solution.assignments,
    members,
    moved: gone.map(({ member }) => member),
    movedContacts: await loadContacts(
      tx,
      gone.map(({ member }) => member.identityId),
    ),
    nowShared,
    storedContacts: await loadContacts(
      tx,
      changes.filter(keepsContent).map(({ identityId }) => identityId),
    ),
    reviews,
  };
}

/** Everyone who bears what the named identities bear: what is said of those may hold together, or part, these. */
export async function bearersAround(tx: Tx, identities: readonly Holder[]): Promise<string[]> {
  const borne = await loadIdentifiers(tx, [...new Set(identities.flatMap(({ identifiers }) => identifiers))]);
  const telling = borne.filter(({ holders }) => holders.length <= MAX_HOLDERS);
  return [...telling.flatMap(({ holders }) => holders), ...identities.flatMap(aliasedEntries)];
}

/** Holders of identifiers that link somebody, or linked before the batch. */
export function metByIdentifiers(identifiers: readonly KnownIdentifier[], changes: ReadonlySet<string>): string[] {
  return identifiers
    .filter(({ holders }) => holders.filter((id) => !changes.has(id)).length <= MAX_HOLDERS)
    .flatMap(({ holders }) => holders);
}

async function markSharedChanges(
  tx: Tx,
  { identifiers }: Neighbourhood,
  shared: ReadonlyMap<string, boolean>,
): Promise<KnownIdentifier[]> {
  const before = await loadShared(
    tx,
    identifiers.map(({ identifierId }) => identifierId),
  );
  const became = (now: boolean) => (id: string) => shared.get(id) === now && before.has(id) !== now;
  const ids = identifiers.map(({ identifierId }) => identifierId);
  await markShared(tx, ids.filter(became(true)));
  await markUnshared(tx, ids.filter(became(false)));
  return identifiers.filter(({ identifierId }) => became(true)(identifierId));
}

/** A deletion that comes first tells of the content that is stored. */
const keepsContent = ({ steps }: Change): boolean => steps[0]?.contact === null;
