import { LARGEST_PICTURE } from '../../pictures/picture.js';

/** Shorter cards keep everything. */
const LONG_CARD = 256 << 10;
const LONG_VALUE = 64 << 10;
/** A picture that Kith shows, as base64: a record with one of them is far below what the log takes in one message. */
const LONG_PICTURE = Math.ceil(LARGEST_PICTURE / 3) * 4;
const MEDIA = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)(?=[;:])[^:]*/i;
const PICTURE = /^(?:[\w-]+\.)?PHOTO(?=[;:])/i;
const CONTINUED = /^(?:[ \t]|[A-Za-z0-9+/]+={0,2}$)/;

/** The parameter with the number of characters of a value that was left out. */
export const LEFT_OUT_PARAM = 'X-KITH-LEFT-OUT';

/**
 * A long card without long sounds and keys, without pictures that are too large to be shown, and without a second long picture: the
 * source keeps them, the log does not. A parameter has the number of characters in the place of each value. Everything else stays as
 * received.
 */
export function leanVcard(card: string): string {
  if (card.length <= LONG_CARD) return card;
  const kept: string[] = [];
  let media: string[] | undefined;
  let pictures = 0;
  const endMedia = () => {
    if (media === undefined) return;
    const isLong = lengthOf(media) > LONG_VALUE;
    const isPicture = isLong && PICTURE.test(media[0] ?? '');
    kept.push(...leanProperty(media, isPicture && pictures === 0 ? LONG_PICTURE : LONG_VALUE));
    if (isPicture) pictures += 1;
    media = undefined;
  };
  for (const line of card.split(/(?<=\n|\r(?!\n))/)) {
    if (media !== undefined && CONTINUED.test(line.trimEnd())) {
      media.push(line);
      continue;
    }
    endMedia();
    media = MEDIA.test(line) ? [line] : undefined;
    if (media === undefined) kept.push(line);
  }
  endMedia();
  return kept.join('');
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.trim().length, 0);
}

function leanProperty(lines: readonly string[], longest: number): readonly string[] {
  const length = lengthOf(lines);
  const [first = ''] = lines;
  const [head = ''] = MEDIA.exec(first) ?? [];
  if (length - head.length - 1 <= longest || first[head.length] !== ':') return lines;
  return [`${head};${LEFT_OUT_PARAM}=${length - head.length - 1}:\r\n`];
}
