import { type Block, type Candidate, MOST_IN_A_BLOCK, mayBeAlike } from '#domain';
import { type Asked, type KnownIdentifier, loadBlocks, loadIdentities, loadJudgements, type Tx } from '#store';
import { bearerOf, type Change } from './changes.js';
import { metByIdentifiers, NOTHING_TOUCHED, place } from './place.js';
import type { Resolution } from './resolution-events.js';

export interface Met {
  /** Identifiers that the changes gained, kept or lost, with all who bear them now. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Keys that the changes gained, kept or lost. */
  readonly keys: ReadonlyMap<string, Asked>;
}

/**
 * Re-solves what a batch touches. Whoever is new and meets nobody is a person of its own: it has no placement here and is not looked
 * at further. Call it under the persons' lock.
 */
export async function meet(tx: Tx, changes: readonly Change[], { identifiers, keys }: Met): Promise<Resolution> {
  const ids = new Set(changes.map(({ identityId }) => identityId));
  const blocks = await loadBlocks(tx, [...keys.values()]);
  const alike = await alikeIn(
    tx,
    changes,
    blocks.filter(({ bearers }) => isTelling(bearers.length)),
  );
  const judged = new Set((await loadJudgements(tx, [...ids])).flatMap(({ groups }) => groups.flat()));
  const roots = new Set([
    ...metByIdentifiers(identifiers, ids),
    ...alike,
    ...blocks.filter((block) => turns(block, keys)).flatMap(({ bearers }) => bearers),
  ]);
  const bound = new Set([...identifiers.flatMap(({ bearers }) => bearers), ...roots, ...judged]);
  const involved = changes.filter(({ before, identityId }) => before || bound.has(identityId));
  if (involved.length === 0) return { ...NOTHING_TOUCHED, changes };
  return { ...(await place(tx, { changes: involved, identifiers, blocks, roots: [...roots] })), changes };
}

/** It brings its bearers together. */
const isTelling = (bearers: number): boolean => bearers <= MOST_IN_A_BLOCK;

/** It brought nobody together before the batch and does now, or the other way round: all its bearers are to be looked at. */
function turns({ key, bearers: { length } }: Block, keys: ReadonlyMap<string, Asked>): boolean {
  return isTelling(length) !== isTelling(length - (keys.get(key)?.more ?? 0));
}

/** Who, of those that a block brings together with a change, is like enough to matter; and the changes themselves. */
async function alikeIn(tx: Tx, changes: readonly Change[], blocks: readonly Block[]): Promise<Set<string>> {
  const changed = new Map(changes.map((change) => [change.identityId, change]));
  const pairs = new Map<string, readonly [string, string]>();
  for (const { bearers } of blocks) {
    for (const [i, a] of bearers.entries())
      for (const b of bearers.slice(i + 1))
        if (changed.has(a) || changed.has(b)) pairs.set(a < b ? a + b : b + a, [a, b]);
  }
  const met = new Set([...pairs.values()].flat());
  const candidates = new Map<string, Candidate>();
  for (const stranger of await loadIdentities(
    tx,
    [...met].filter((id) => !changed.has(id)),
  ))
    candidates.set(stranger.identityId, stranger);
  for (const change of changes) if (met.has(change.identityId)) candidates.set(change.identityId, bearerOf(change));
  const alike = new Set<string>();
  for (const [a, b] of pairs.values()) {
    const [one, other] = [candidates.get(a), candidates.get(b)];
    if (one && other && mayBeAlike(one, other)) alike.add(a).add(b);
  }
  return alike;
}
