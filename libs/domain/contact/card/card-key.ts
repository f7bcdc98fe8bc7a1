import { stringHash64 } from '../../text/string-hash.js';

/** Keys are indexed and referred to by edits. Postgres indexes at most 2,704 bytes, and a character may take four. */
const LONGEST_KEY = 500;
const BEGINNING = 400;

/** The key of a value among those of its kind: the text, or the beginning of a long text and a hash of the whole. */
export function cardKey(text: string): string {
  return text.length <= LONGEST_KEY ? text : `${text.slice(0, BEGINNING).toWellFormed()}~${stringHash64(text)}`;
}
