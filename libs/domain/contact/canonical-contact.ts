import type { Contact } from '#contracts';
import { canonicalJson } from './canonical-json.js';
import { parsePictureUrn } from './pictures/picture-ref.js';

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

/** Stands for any address of a picture. */
const AT_PROVIDER = 'at the provider';

/**
 * What of a contact is compared with its last version: the canonical contact without the addresses of pictures that the provider
 * keeps. Providers sign and shorten them anew, so another address is no other picture; Kith does not load them either.
 */
export function comparedContact(contact: Contact): Contact {
  const photos = contact.photos.map((photo) => {
    return parsePictureUrn(photo.url) === null ? { ...photo, url: AT_PROVIDER } : photo;
  });
  return { ...canonicalContact(contact), photos };
}

function ordered<Item extends object>(items: readonly Item[]): readonly Item[] {
  if (items.length < 2) return items;
  return items
    .map((item) => [canonicalJson(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}
