/** Further marks on one letter are no text: Unicode allows 30 in stream-safe text (UAX #15, section 13). */
const MOST_MARKS = 30;
const LONG_RUN = new RegExp(`(\\p{M}{${MOST_MARKS}})(?=\\p{M})`, 'gu');
const COMBINING_GRAPHEME_JOINER = '\u034f';

/**
 * `text.normalize(form)` in linear time. Sorting the marks of one letter takes time that is quadratic in their number, so after every 30
 * a combining grapheme joiner divides them, as in the Stream-Safe Text Process.
 */
export function unicodeForm(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return text.replace(LONG_RUN, `$1${COMBINING_GRAPHEME_JOINER}`).normalize(form);
}
