/** Keys are indexed and named in edits; Postgres indexes at most 2,704 bytes, and a character may take four. */
const LONGEST_KEY = 500;
const BEGINNING = 400;

/** What names a value among those of its kind: the text that tells it apart, or the beginning of a long one and a hash of all of it. */
export function cardKey(text: string): string {
  return text.length <= LONGEST_KEY ? text : `${text.slice(0, BEGINNING).toWellFormed()}~${hashed(text)}`;
}

/** 64 bits as two multiplicative hashes: two long values of one person that begin alike must not meet by chance. */
function hashed(text: string): string {
  let [one, other] = [0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x27d4eb2d);
    one ^= one >>> 15;
    other = Math.imul(other ^ unit, 0x165667b1);
    other ^= other >>> 13;
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
