import { makeIdentifierId } from '#contracts';
import { type Block, type Candidate, isCandidatePair, MAX_BLOCK, ownAlias, SMALL_BLOCK } from '#domain';
import {
  aliasedEntries,
  type BlockingKeyQuery,
  type KnownIdentifier,
  loadBlocks,
  loadIdentifiers,
  loadIdentities,
  loadJudgements,
} from '#identity-store';
import { type Tx } from '#store';
import { bearerOf, type Change, sourceOf } from '../../../libs/domain/identity/changes/changes.js';
import { metByIdentifiers, NOTHING_TOUCHED, place } from '../assign/assign-persons.js';
import type { Resolution } from '../emit/emit-resolution.js';

export interface Met {
  /** Identifiers that the changes gained, kept or lost, with all who bear them now. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Keys that the changes gained, kept or lost. */
  readonly keys: ReadonlyMap<string, BlockingKeyQuery>;
}

/**
 * Re-solves what a batch touches. Whoever is new and meets nobody is a person of its own: it has no placement here and is not looked
 * at further. Call it under the persons' lock.
 */
export async function meet(tx: Tx, changes: readonly Change[], { identifiers, keys }: Met): Promise<Resolution> {
  const ids = new Set(changes.map(({ identityId }) => identityId));
  const blocks = await loadBlocks(tx, [...keys.values()]);
  const alike = await alikeIn(tx, changes, { blocks, keys });
  const judged = new Set((await loadJudgements(tx, [...ids])).flatMap(({ groups }) => groups.flat()));
  const named = await namedByOthers(tx, changes);
  const roots = new Set([...metByIdentifiers([...identifiers, ...named.identifiers], ids), ...alike, ...named.entries]);
  const bound = new Set([...identifiers.flatMap(({ holders }) => holders), ...roots, ...judged, ...named.changes]);
  const involved = changes.filter(({ before, identityId }) => before || bound.has(identityId));
  if (involved.length === 0) return { ...NOTHING_TOUCHED, changes };
  const met = [...identifiers, ...named.identifiers];
  return { ...(await place(tx, { changes: involved, identifiers: met, blocks, roots: [...roots] })), changes };
}

interface Named {
  /** Names that others have of ids of the changes. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Whose ids these are, and who have such names. */
  readonly changes: readonly string[];
  /** Whom they name. */
  readonly entries: readonly string[];
}

/** An id is a name too, which has no row until somebody else bears it: so it is looked up, and not claimed. */
async function namedByOthers(tx: Tx, changes: readonly Change[]): Promise<Named> {
  const ids = new Map<string, string>();
  for (const change of changes) {
    const own = ownAlias(sourceOf(change));
    if (own) ids.set(makeIdentifierId(own.kind, own.value), change.identityId);
  }
  const identifiers = await loadIdentifiers(tx, [...ids.keys()]);
  const naming = changes.filter(({ aliasNames }) => aliasNames.length > 0).map(bearerOf);
  return {
    identifiers,
    changes: [
      ...identifiers.flatMap(({ identifierId }) => ids.get(identifierId) ?? []),
      ...naming.map(({ identityId }) => identityId),
    ],
    entries: naming.flatMap(aliasedEntries),
  };
}

/** How a block brings its holders together: by itself, beside another, or not at all. */
function strengthOf(holders: number): 'alone' | 'beside' | 'none' {
  if (holders <= SMALL_BLOCK) return 'alone';
  return holders <= MAX_BLOCK ? 'beside' : 'none';
}

/** It brings them together in another way than before the batch: all pairs of its holders are to be looked at. */
function turns({ key, holders: { length } }: Block, keys: ReadonlyMap<string, BlockingKeyQuery>): boolean {
  return strengthOf(length) !== strengthOf(length - (keys.get(key)?.more ?? 0));
}

interface Blocks {
  readonly blocks: readonly Block[];
  readonly keys: ReadonlyMap<string, BlockingKeyQuery>;
}

/** Who, of those that blocks bring together, is like enough to matter: no score joins anybody else, and nobody asks about them. */
async function alikeIn(tx: Tx, changes: readonly Change[], { blocks, keys }: Blocks): Promise<Set<string>> {
  const changed = new Map(changes.map((change) => [change.identityId, change]));
  const pairs = pairsWith(changed, { blocks, keys });
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
    if (one && other && isCandidatePair(one, other)) alike.add(a).add(b);
  }
  return alike;
}

/** Every pair that a block brings together by itself, or two do, of a change and somebody else; of a block that turns, all pairs. */
function pairsWith(changed: ReadonlyMap<string, Change>, { blocks, keys }: Blocks) {
  const pairs = new Map<string, readonly [string, string]>();
  const once = new Set<string>();
  for (const block of blocks) {
    const { holders } = block;
    const strength = strengthOf(holders.length);
    const isTurning = turns(block, keys);
    if (strength === 'none' && !isTurning) continue;
    for (const [i, a] of holders.entries()) {
      for (const b of holders.slice(i + 1)) {
        if (!isTurning && !changed.has(a) && !changed.has(b)) continue;
        const key = a < b ? a + b : b + a;
        if (isTurning || strength === 'alone' || once.has(key)) pairs.set(key, [a, b]);
        else once.add(key);
      }
    }
  }
  return pairs;
}
