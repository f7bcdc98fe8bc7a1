import type { KnownIdentifier } from '#identity-store';
import type { Tx } from '#store';
import { loadShared, markShared, markUnshared } from '../tables/identifiers.table.js';

/** Stores which identifiers are shared, and returns those that became so. */
export async function updateShared(
  tx: Tx,
  identifiers: readonly KnownIdentifier[],
  shared: ReadonlyMap<string, boolean>,
): Promise<KnownIdentifier[]> {
  const ids = identifiers.map(({ identifierId }) => identifierId);
  const before = await loadShared(tx, ids);
  const became = (now: boolean) => (id: string) => shared.get(id) === now && before.has(id) !== now;
  await markShared(tx, ids.filter(became(true)));
  await markUnshared(tx, ids.filter(became(false)));
  return identifiers.filter(({ identifierId }) => became(true)(identifierId));
}
