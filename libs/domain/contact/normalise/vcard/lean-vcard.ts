/** Shorter cards keep everything. */
const LONG_CARD = 256 << 10;
const LONG_VALUE = 64 << 10;
const MEDIA = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)(?=[;:])[^:]*/i;
const CONTINUED = /^(?:[ \t]|[A-Za-z0-9+/]+={0,2}$)/;

/** The parameter with the number of characters of a value that was left out. */
export const LEFT_OUT_PARAM = 'X-KITH-LEFT-OUT';

/**
 * A long card without its long pictures, sounds and keys: the source keeps them, the log does not. A parameter has the number of
 * characters in the place of each value. Everything else stays as received.
 */
export function leanVcard(card: string): string {
  if (card.length <= LONG_CARD) return card;
  const kept: string[] = [];
  let media: string[] | undefined;
  for (const line of card.split(/(?<=\n|\r(?!\n))/)) {
    if (media !== undefined && CONTINUED.test(line.trimEnd())) {
      media.push(line);
      continue;
    }
    if (media !== undefined) kept.push(...leanProperty(media));
    media = MEDIA.test(line) ? [line] : undefined;
    if (media === undefined) kept.push(line);
  }
  if (media !== undefined) kept.push(...leanProperty(media));
  return kept.join('');
}

function leanProperty(lines: readonly string[]): readonly string[] {
  const length = lines.reduce((sum, line) => sum + line.trim().length, 0);
  const [first = ''] = lines;
  const [head = ''] = MEDIA.exec(first) ?? [];
  if (length <= LONG_VALUE || first[head.length] !== ':') return lines;
  return [`${head};${LEFT_OUT_PARAM}=${length - head.length - 1}:\r\n`];
}
