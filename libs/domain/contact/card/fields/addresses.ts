import type { Address } from '#contracts';
import { foldText } from '../../fold-text.js';
import type { SourceContact } from '../../source-contact.js';
import { cardKey } from '../card-key.js';
import type { CardAddress } from '../person-card.js';
import { firstLabel, mergeClaims } from './merge-claims.js';

export function cardAddresses(sources: readonly SourceContact[]): readonly CardAddress[] {
  const claims = sources.flatMap(({ identityId, contact }) =>
    contact.addresses.map((address) => ({ key: addressKey(address), identityId, value: address })),
  );
  return mergeClaims(claims).map(({ key, first: { primary: _, ...parts }, values, identityIds }, position) => {
    return { key, position, ...parts, label: firstLabel(values), identityIds, editId: null };
  });
}

/** The structured parts, or the formatted text of an address that has none. */
export function addressKey({
  street,
  extended,
  poBox,
  city,
  region,
  postalCode,
  country,
  countryCode,
  formatted,
}: Address): string {
  const parts = [street, extended, poBox, city, region, postalCode, countryCode ?? country].map(plain);
  return cardKey(parts.some((part) => part !== '') ? parts.join('|') : plain(formatted));
}

function plain(part: string | null): string {
  return part === null ? '' : foldText(part).replace(/\s+/g, ' ').trim();
}
