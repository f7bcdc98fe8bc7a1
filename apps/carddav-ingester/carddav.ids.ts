/**
 * The id of a card or a book within its account: the path of its href. It is stable for the life of a card, and deletions contain
 * nothing else; a UID may be missing, or a copy in another book may have the same one. The host is left out, because iCloud moves
 * accounts between hosts. Percent-encoding is normalised: servers list `%40` and answer with `@`.
 */
export function makePathId({ pathname }: URL): string {
  return pathname.split('/').map(rewritten).join('/');
}

/** Whether two hrefs are of the same collection, in any encoding. */
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
