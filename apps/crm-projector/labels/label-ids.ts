import { LRUCache } from 'lru-cache';
import { makeLabelId, type SourceRef } from '#contracts';
import type { PersonCard } from '#domain';

/** A few groups have most of the members, so their ids are hashed once. */
const cache = new LRUCache<string, string>({ max: 10_000 });

export function labelIdOf(group: SourceRef): string {
  const key = `${group.accountId}/${group.provider}/${group.externalId}`;
  let id = cache.get(key);
  if (id === undefined) {
    id = makeLabelId(group);
    cache.set(key, id);
  }
  return id;
}

export function labelIdsOf(card: PersonCard): string[] {
  return card.groups.map(labelIdOf);
}
