import type { ContactResolved } from '#contracts';
import { type LinkChanges, type LinkedContact, linkChanges } from '#domain';
import type { Tx } from '#store';
import { storeMoves } from './person-moves.table.js';
import { removalTimes } from './removed-accounts.table.js';
import { dropVersionsSince, storeVersions } from './source-link-versions.table.js';
import { loadLinks, storeLinks } from './source-links.table.js';

/** Stores what resolved contacts change in the links of source contacts to persons, and returns it. */
export async function linkContacts(tx: Tx, events: readonly ContactResolved[]): Promise<LinkChanges> {
  const known = await loadLinks(tx, [...new Set(events.map(({ identityId }) => identityId))]);
  const removedAt = await removalTimes(tx, [...new Set(events.map(({ accountId }) => accountId))]);
  const contacts = events.map((event) => ({
    ...linkOf(event),
    accountRemovedAt: removedAt.get(event.accountId) ?? null,
  }));
  const changes = linkChanges(contacts, known);
  if (changes.links.length === 0) return changes;
  await storeLinks(tx, changes.links, known);
  await dropVersionsSince(tx, changes.replayed);
  await storeVersions(tx, changes.versions);
  await storeMoves(tx, changes.moves);
  return changes;
}

export function linkOf({ rule: _rule, previousPersonId: _previous, ...link }: ContactResolved): LinkedContact {
  return { ...link, fieldSince: null, accountRemovedAt: null };
}
