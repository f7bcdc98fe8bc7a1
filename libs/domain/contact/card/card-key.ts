/** Keys are indexed and referred to by edits. Postgres indexes at most 2,704 bytes, and a character may take four. */
const LONGEST_KEY = 500;
const BEGINNING = 400;

/** The key of a value among those of its kind: the text, or the beginning of a long text and a hash of the whole. */
export function cardKey(text: string): string {
  return text.length <= LONGEST_KEY ? text : `${text.slice(0, BEGINNING).toWellFormed()}~${hashed(text)}`;
}

/** 64 bits of two multiplicative hashes, so that long values of one person with the same beginning do not collide. */
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
