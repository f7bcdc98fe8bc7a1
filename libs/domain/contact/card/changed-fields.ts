import { canonicalJson } from '../canonical-json.js';
import { CONTACT_INFO_TYPES } from './fields/contact-info.js';
import { type PersonCard, SCALAR_FIELDS } from './person-card.js';

/**
 * The names of the fields whose content differs, in a fixed order: scalar fields, then email, phone, website, handle, addresses,
 * importantDates, organizations, details, groups and archivalReview. Provenance is not content: another source with the same values changes nothing.
 *
 * @param before null when there was no card.
 */
export function changedFields(before: PersonCard | null, after: PersonCard): readonly string[] {
  const old = contentOf(before);
  return Object.entries(contentOf(after))
    .filter(([field, content]) => old[field] !== content)
    .map(([field]) => field);
}

function contentOf(card: PersonCard | null): Readonly<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const field of SCALAR_FIELDS) content[field] = JSON.stringify(card?.[field] ?? null);
  for (const type of CONTACT_INFO_TYPES) {
    content[type] = listed(card?.contactInfo.filter((info) => info.type === type));
  }
  content.addresses = listed(card?.addresses);
  content.importantDates = listed(card?.importantDates);
  content.organizations = listed(card?.organizations);
  content.details = listed(card?.details);
  content.groups = listed(card?.groups);
  content.archivalReview = String(card?.archivalReview ?? false);
  return content;
}

const NO_CONTENT = new Set(['identityIds', 'editId', 'position']);

/** The order of the list stands for the positions. Keys are sorted, because a database returns them in its own order. */
function listed(items: readonly object[] = []): string {
  return canonicalJson(items, NO_CONTENT);
}
