// Two multiplicative hashes side by side: quick, and not for secrets. Results are stored, so they must not change.
const SEED = 0x9e3779b9;
const OTHER_SEED = 0x85ebca6b;
const MULTIPLIER = 0x27d4eb2d;
const OTHER_MULTIPLIER = 0x165667b1;

/** 53 bits as a decimal number. Mixed once, at the end: the quicker of the two, for callers that can live with a collision. */
export function stringHash53(text: string): string {
  let one: number = SEED;
  let other: number = OTHER_SEED;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, MULTIPLIER);
    other = Math.imul(other ^ unit, OTHER_MULTIPLIER);
  }
  one = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ (other >>> 13);
  other = Math.imul(other ^ (other >>> 16), 0x297a2d39) ^ (one >>> 12);
  return String((other >>> 11) * 0x1_0000_0000 + (one >>> 0));
}

/** 64 bits as hexadecimal digits. Mixed after every unit: long texts that begin alike must not collide. */
export function stringHash64(text: string): string {
  let one: number = SEED;
  let other: number = OTHER_SEED;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, MULTIPLIER);
    one ^= one >>> 15;
    other = Math.imul(other ^ unit, OTHER_MULTIPLIER);
    other ^= other >>> 13;
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
