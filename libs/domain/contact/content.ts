import type { Contact } from '#contracts';

/**
 * The contact as canonical JSON: equal content gives equal text, whatever the order of its keys. Dates, custom fields and groups are
 * sets, their order says nothing; in the other lists the first item is the main one, so there the order is content.
 */
export function contentKey(contact: Contact): string {
  return canonical({
    ...contact,
    dates: contact.dates.map(canonical).sort(),
    custom: contact.custom.map(canonical).sort(),
    groups: [...contact.groups].sort(),
  });
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `"${key}":${canonical((value as Readonly<Record<string, unknown>>)[key])}`)
    .join(',')}}`;
}
