import { makeLabelId, type SourceRef } from '#contracts';
import type { PersonCard } from '#domain';

const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, string>();

/** There are few groups and many who are in them, so their ids are remembered. */
export function labelIdOf(group: SourceRef): string {
  const key = `${group.accountId}/${group.provider}/${group.externalId}`;
  let id = remembered.get(key);
  if (id === undefined) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    id = makeLabelId(group);
    remembered.set(key, id);
  }
  return id;
}

export function labelIdsOf(card: PersonCard): string[] {
  return card.groups.map(labelIdOf);
}
