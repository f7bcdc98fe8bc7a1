import { makeIdentifierId } from '#contracts';
import {
  type Block,
  type Candidate,
  candidateAfter,
  isCandidatePair,
  lastRecordOf,
  MAX_HOLDERS,
  ownAlias,
} from '#domain';
import {
  aliasedEntries,
  type KnownIdentifier,
  loadBlocks,
  loadIdentifiers,
  loadIdentities,
  loadJudgements,
} from '#identity-store';
import type { Tx } from '#store';
import type { IndexedChanges } from '../inverted-index/index-changes.js';
import type { LoggedChange } from '../observe/observe.js';
import { blockPairs } from './block-pairs.js';

/** Whose persons are to be decided anew. */
export interface AssignmentScope {
  readonly changes: readonly LoggedChange[];
  /** Identifiers that the changes gained, kept or lost, with all their holders. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Blocks that the changes gained, kept or lost. */
  readonly blocks: readonly Block[];
  /** Further identities whose persons may change. */
  readonly roots: readonly string[];
}

/**
 * Finds the identities whose persons or reviews the changes may affect. A new identity without candidates is a person of its own
 * and is not in the scope, but the holders of a block whose pairing it changes are. Call it under the persons' lock.
 */
export async function findCandidates(
  tx: Tx,
  changes: readonly LoggedChange[],
  { identifiers, keys }: IndexedChanges,
): Promise<AssignmentScope> {
  const ids = new Set(changes.map(({ identityId }) => identityId));
  const blocks = await loadBlocks(tx, [...keys.values()]);
  const similar = await similarHolders(tx, changes, { blocks, keys });
  const judged = (await loadJudgements(tx, [...ids])).flatMap(({ groups }) => groups.flat());
  const references = await aliasReferences(tx, changes);
  const concerned = [...identifiers, ...references.identifiers];
  const roots = new Set([...holdersThatMayLink(concerned, ids), ...similar, ...references.entries]);
  const linked = new Set([
    ...identifiers.flatMap(({ holders }) => holders),
    ...roots,
    ...judged,
    ...references.changedIds,
  ]);
  const involved = changes.filter(({ before, identityId }) => before || linked.has(identityId));
  return { changes: involved, identifiers: concerned, blocks, roots: [...roots] };
}

/** Holders of identifiers that link somebody, or did before the batch. */
function holdersThatMayLink(identifiers: readonly KnownIdentifier[], changed: ReadonlySet<string>): string[] {
  return identifiers
    .filter(({ holders }) => holders.filter((id) => !changed.has(id)).length <= MAX_HOLDERS)
    .flatMap(({ holders }) => holders);
}

interface AliasReferences {
  /** Aliases of others that refer to ids of the changes. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Changes that such aliases refer to, or that have aliases themselves. */
  readonly changedIds: readonly string[];
  /** Entries that the aliases of the changes refer to. */
  readonly entries: readonly string[];
}

/** An id has no identifier row until another identity holds it as an alias, so it is looked up here. */
async function aliasReferences(tx: Tx, changes: readonly LoggedChange[]): Promise<AliasReferences> {
  const ids = new Map<string, string>();
  for (const change of changes) {
    const own = ownAlias(lastRecordOf(change));
    if (own) ids.set(makeIdentifierId(own.kind, own.value), change.identityId);
  }
  const identifiers = await loadIdentifiers(tx, [...ids.keys()]);
  const withAliases = changes.filter(({ aliasNames }) => aliasNames.length > 0).map(candidateAfter);
  return {
    identifiers,
    changedIds: [
      ...identifiers.flatMap(({ identifierId }) => ids.get(identifierId) ?? []),
      ...withAliases.map(({ identityId }) => identityId),
    ],
    entries: withAliases.flatMap(aliasedEntries),
  };
}

/** Holders of common blocks that are similar enough: no score joins any others, and no review asks about them. */
async function similarHolders(
  tx: Tx,
  changes: readonly LoggedChange[],
  { blocks, keys }: Pick<IndexedChanges, 'keys'> & { readonly blocks: readonly Block[] },
): Promise<Set<string>> {
  const changed = new Map(changes.map((change) => [change.identityId, change]));
  const pairs = blockPairs(blocks, keys, (id) => changed.has(id));
  const paired = new Set([...pairs.values()].flat());
  const candidates = new Map<string, Candidate>();
  const unchanged = [...paired].filter((id) => !changed.has(id));
  for (const identity of await loadIdentities(tx, unchanged)) candidates.set(identity.identityId, identity);
  for (const change of changes)
    if (paired.has(change.identityId)) candidates.set(change.identityId, candidateAfter(change));
  const similar = new Set<string>();
  for (const [a, b] of pairs.values()) {
    const [one, other] = [candidates.get(a), candidates.get(b)];
    if (one && other && isCandidatePair(one, other)) similar.add(a).add(b);
  }
  return similar;
}
