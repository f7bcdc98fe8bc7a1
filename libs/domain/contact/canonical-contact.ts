import type { Contact } from '#contracts';
import { canonicalJson } from './canonical-json.js';

/**
 * The contact with its sets sorted. Dates, custom fields, details and groups are sets, so their order is not content. In the other lists the
 * first item is the main one, so their order is content.
 */
export function canonicalContact(contact: Contact): Contact {
  return {
    ...contact,
    dates: ordered(contact.dates),
    custom: ordered(contact.custom),
    details: ordered(contact.details),
    groups: [...contact.groups].sort(),
  };
}

function ordered<Item extends object>(items: readonly Item[]): readonly Item[] {
  if (items.length < 2) return items;
  return items
    .map((item) => [canonicalJson(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}
