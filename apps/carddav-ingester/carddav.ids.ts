/**
 * A card's name within its account, and a book's: the path of its href. It is the one name that CardDAV keeps for the life of a card
 * and uses in deletions; a UID may be missing, or borne by a copy in another book. The host is left out: iCloud moves accounts
 * between hosts. There is one way of writing percent signs, as servers answer with `@` what they listed with `%40`.
 */
export function makePathId({ pathname }: URL): string {
  return pathname.split('/').map(rewritten).join('/');
}

/** Whether two hrefs mean the same collection, however they are written. */
export function isSamePath(a: URL, b: URL): boolean {
  return makePathId(a).replace(/\/$/, '') === makePathId(b).replace(/\/$/, '');
}

function rewritten(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}
