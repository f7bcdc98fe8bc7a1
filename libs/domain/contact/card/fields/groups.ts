import type { SourceContact } from '../../source-contact.js';
import type { CardGroup } from '../person-card.js';
import { mergeClaims } from './merge-claims.js';

export function cardGroups(sources: readonly SourceContact[]): readonly CardGroup[] {
  const claims = sources.flatMap(({ identityId, provider, accountId, contact }) =>
    contact.groups.map((externalId) => {
      const value = { provider, accountId, externalId };
      return { key: groupKey(value), identityId, value };
    }),
  );
  return sortedGroups(mergeClaims(claims).map(({ first, identityIds }) => ({ ...first, identityIds, editId: null })));
}

/** By provider, account and external id. */
export function sortedGroups(groups: readonly CardGroup[]): readonly CardGroup[] {
  if (groups.length < 2) return groups;
  return groups
    .map((group) => [groupKey(group), group] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
}

export function groupKey({
  provider,
  accountId,
  externalId,
}: Pick<CardGroup, 'provider' | 'accountId' | 'externalId'>): string {
  return JSON.stringify([provider, accountId, externalId]);
}
