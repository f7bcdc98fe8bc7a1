import { SourceError } from '#connector-kit';

/** A listing of 100,000 cards has 700,000 elements. Each costs the parser some hundred bytes. */
const MAX_ELEMENTS = 1_000_000;
/** A multistatus answer is 7 deep. */
const MAX_DEPTH = 64;

const SKIPPED: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/**
 * Refuses an answer whose parse would cost more than its size: a million empty elements are compressed into a few kilobytes. Linear.
 * @throws SourceError TOO_LARGE, or BAD_RESPONSE for elements that are nested too deep
 */
export function checkXml(text: string): void {
  let [elements, depth] = [0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = SKIPPED.find(([start]) => text.startsWith(start, at));
    const end = text.indexOf(skipped?.[1] ?? '>', at);
    if (end < 0) return;
    if (skipped === undefined) {
      if (text[at + 1] === '/') depth -= 1;
      else {
        elements += 1;
        if (text[end - 1] !== '/') depth += 1;
      }
    }
    if (elements > MAX_ELEMENTS) throw new SourceError('TOO_LARGE');
    if (depth > MAX_DEPTH) throw new SourceError('BAD_RESPONSE');
    at = end + 1;
  }
}
