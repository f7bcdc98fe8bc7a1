import { type Block, type Candidate, MOST_IN_A_BLOCK, mayBeAlike } from '#domain';
import { type KnownIdentifier, loadBlocks, loadIdentities, loadJudgements, type Tx } from '#store';
import { bearerOf, type Change } from './changes.js';
import { metByIdentifiers, NOTHING_TOUCHED, place } from './place.js';
import type { Resolution } from './resolution-events.js';

export interface Met {
  /** Identifiers that the changes gained, kept or lost, with all who bear them now. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Keys that the changes gained, kept or lost, with how many more bear each now, or fewer. */
  readonly more: ReadonlyMap<string, number>;
}

/**
 * Re-solves what a batch touches. Whoever is new and meets nobody is a person of its own: it has no placement here and is not looked
 * at further. Call it under the persons' lock.
 */
export async function meet(tx: Tx, changes: readonly Change[], { identifiers, more }: Met): Promise<Resolution> {
  const ids = new Set(changes.map(({ identityId }) => identityId));
  const blocks = await loadBlocks(tx, more);
  const alike = await alikeIn(
    tx,
    changes,
    blocks.filter(({ bearers }) => isTelling(bearers.length)),
  );
  const judged = new Set((await loadJudgements(tx, [...ids])).flatMap(({ groups }) => groups.flat()));
  const roots = new Set([
    ...metByIdentifiers(identifiers, ids),
    ...alike,
    ...blocks.filter((block) => turns(block, more)).flatMap(({ bearers }) => bearers),
  ]);
  const bound = new Set([...identifiers.flatMap(({ bearers }) => bearers), ...roots, ...judged]);
  const involved = changes.filter(({ before, identityId }) => before || bound.has(identityId));
  if (involved.length === 0) return { ...NOTHING_TOUCHED, changes };
  return { ...(await place(tx, { changes: involved, identifiers, blocks, roots: [...roots] })), changes };
}

/** It brings its bearers together. */
const isTelling = (bearers: number): boolean => bearers <= MOST_IN_A_BLOCK;

/** It brought nobody together before the batch and does now, or the other way round: all its bearers are to be looked at. */
function turns({ key, bearers: { length } }: Block, more: ReadonlyMap<string, number>): boolean {
  return isTelling(length) !== isTelling(length - (more.get(key) ?? 0));
}

/** Who, of those that a block brings together with a change, is like enough to matter; and the changes themselves. */
async function alikeIn(tx: Tx, changes: readonly Change[], blocks: readonly Block[]): Promise<Set<string>> {
  const known = new Map<string, Candidate>(changes.map((change) => [change.identityId, bearerOf(change)]));
  const changed = [...known.values()];
  const strangers = [...new Set(blocks.flatMap(({ bearers }) => bearers.filter((id) => !known.has(id))))];
  for (const stranger of await loadIdentities(tx, strangers)) known.set(stranger.identityId, stranger);
  const blocksOf = new Map<string, string[][]>();
  for (const { bearers } of blocks)
    for (const id of bearers) blocksOf.set(id, [...(blocksOf.get(id) ?? []), [...bearers]]);
  const alike = new Set<string>();
  for (const one of changed) {
    for (const id of new Set(blocksOf.get(one.identityId)?.flat())) {
      const other = known.get(id);
      if (other && id !== one.identityId && mayBeAlike(one, other)) alike.add(id).add(one.identityId);
    }
  }
  return alike;
}
