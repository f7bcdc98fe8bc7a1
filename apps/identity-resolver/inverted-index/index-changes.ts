import { hashedBlockingKeysOf } from '#domain';
import { type BlockingKeyQuery, type KnownIdentifier, loadIdentifiers } from '#identity-store';
import type { Tx } from '#store';
import type { LoggedChange } from '../observe/observe.js';
import { type KeyHolder, updateBlockingKeys } from '../tables/blocking-keys.table.js';
import { addHolders, type IdentifierHolder, removeHolders } from '../tables/identifiers.table.js';

export interface IndexedChanges {
  /** Identifiers that the changes gained, kept or lost, with all their holders. */
  readonly identifiers: readonly KnownIdentifier[];
  /** Blocking keys that the changes gained, kept or lost. */
  readonly keys: ReadonlyMap<string, BlockingKeyQuery>;
}

/** Writes which identifiers and blocking keys the changed identities hold. Locks the rows of their identifiers. */
export async function indexChanges(tx: Tx, changes: readonly LoggedChange[]): Promise<IndexedChanges> {
  return { identifiers: await indexIdentifiers(tx, changes), keys: await indexBlockingKeys(tx, changes) };
}

async function indexIdentifiers(tx: Tx, changes: readonly LoggedChange[]): Promise<KnownIdentifier[]> {
  const gained: IdentifierHolder[] = [];
  const lost: IdentifierHolder[] = [];
  const kept = new Set<string>();
  for (const { identityId, before, identifiers } of changes) {
    const held = new Set(before?.identifiers);
    for (const [identifierId, kind] of identifiers) {
      if (held.has(identifierId)) kept.add(identifierId);
      else gained.push({ identifierId, kind, identityId });
    }
    for (const identifierId of held)
      if (!identifiers.has(identifierId)) lost.push({ identifierId, kind: '', identityId });
  }
  const added = await addHolders(tx, gained, [...kept, ...lost.map(({ identifierId }) => identifierId)]);
  const left = await removeHolders(tx, lost);
  return [...added, ...left, ...(await loadIdentifiers(tx, [...kept]))];
}

async function indexBlockingKeys(
  tx: Tx,
  changes: readonly LoggedChange[],
): Promise<ReadonlyMap<string, BlockingKeyQuery>> {
  const gained: KeyHolder[] = [];
  const lost: KeyHolder[] = [];
  const queries = new Map<string, BlockingKeyQuery>();
  const count = (key: string, holder: string | null, growth: number) => {
    const known = queries.get(key);
    queries.set(key, { key, own: holder ?? known?.own ?? null, growth: (known?.growth ?? 0) + growth });
  };
  for (const { identityId, before, blockingKeys } of changes) {
    const held = before ? hashedBlockingKeysOf(before.features) : [];
    for (const key of held) {
      if (blockingKeys.includes(key)) continue;
      lost.push({ key, identityId });
      count(key, null, -1);
    }
    for (const key of blockingKeys) {
      const isNew = !held.includes(key);
      if (isNew) gained.push({ key, identityId });
      count(key, identityId, isNew ? 1 : 0);
    }
  }
  await updateBlockingKeys(tx, gained, lost);
  return queries;
}
