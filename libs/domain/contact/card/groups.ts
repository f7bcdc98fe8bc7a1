import type { CardGroup, SourceContact } from './person-card.js';
import { union } from './union.js';

export function cardGroups(sources: readonly SourceContact[]): readonly CardGroup[] {
  const said = sources.flatMap(({ identityId, provider, accountId, contact }) =>
    contact.groups.map((externalId) => {
      const value = { provider, accountId, externalId };
      return { key: JSON.stringify([provider, accountId, externalId]), identityId, value };
    }),
  );
  return [...union(said)]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ first, identityIds }) => ({ ...first, identityIds }));
}
