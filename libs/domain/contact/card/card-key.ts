import { stringHash64 } from '../../text/string-hash.js';

/** Keys are indexed and named in edits; Postgres indexes at most 2,704 bytes, and a character may take four. */
const LONGEST_KEY = 500;
const BEGINNING = 400;

/** What names a value among those of its kind: the text that tells it apart, or the beginning of a long one and a hash of all of it. */
export function cardKey(text: string): string {
  return text.length <= LONGEST_KEY ? text : `${text.slice(0, BEGINNING).toWellFormed()}~${stringHash64(text)}`;
}
