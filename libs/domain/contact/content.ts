import type { Contact } from '#contracts';
import { canonicalJson } from './canonical-json.js';

/**
 * The contact as canonical JSON: equal content gives equal text, whatever the order of its keys. Dates, custom fields and groups are
 * sets, their order says nothing; in the other lists the first item is the main one, so there the order is content.
 */
export function contentKey(contact: Contact): string {
  return canonicalJson({
    ...contact,
    dates: contact.dates.map((date) => canonicalJson(date)).sort(),
    custom: contact.custom.map((field) => canonicalJson(field)).sort(),
    groups: [...contact.groups].sort(),
  });
}
