/** Longer words are cut: names are shorter. */
const LONGEST = 40;
/** Scratch rows of the edit distance, shared by all calls. */
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1)) as [Uint8Array, Uint8Array, Uint8Array];

/**
 * Edits that turn one word into the other: insertions, deletions, substitutions and swaps of neighbours (optimal string
 * alignment). Gives up beyond `most` and returns `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const [m, n] = [Math.min(a.length, LONGEST), Math.min(b.length, LONGEST)];
  let [before, previous, current] = rows;
  for (let j = 0; j <= n; j++) previous[j] = j;
  for (let i = 1; i <= m; i++) {
    current[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= n; j++) {
      const other = b.charCodeAt(j - 1);
      let edits = at(previous, j - 1) + (letter === other ? 0 : 1);
      if (at(previous, j) < edits) edits = at(previous, j) + 1;
      if (at(current, j - 1) < edits) edits = at(current, j - 1) + 1;
      if (
        i > 1 &&
        j > 1 &&
        letter === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === other &&
        at(before, j - 2) < edits
      )
        edits = at(before, j - 2) + 1;
      current[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [before, previous, current] = [previous, current, before];
  }
  return Math.min(at(previous, n), most + 1);
}

/** One slip in a word of four letters or more, two in one of seven or more. */
export function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0;
  return allowed > 0 && editDistance(a, b, allowed) <= allowed;
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph|v/g, 'f'],
  [/x/g, 'ks'],
  [/ck|q|c(?![eiyh])/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/th/g, 't'],
  [/(?<=[a-z])h(?![aeiou])|(?<=[^cs])h(?=[aeiou])(?<!^h)/g, ''],
  [/[jy]/g, 'i'],
  [/ae|oe|ue/g, 'e'],
  [/(.)\1+/g, '$1'],
];

/** Cleared when full: an LRU cache takes 70 ns a hit where a map takes 40, and is no quicker when names overflow it. */
const MAX_REMEMBERED = 50_000;
const sounds = new Map<string, string>();

/** A rough phonetic key: spellings of one name (Philip and Phillip, Catherine and Katherine) have one key. Endings are kept. */
export function phoneticKey(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  let sound = word;
  for (const [spelling, letter] of SPELLINGS) sound = sound.replace(spelling, letter);
  if (sounds.size >= MAX_REMEMBERED) sounds.clear();
  sounds.set(word, sound);
  return sound;
}

const skeletons = new Map<string, string>();

/** The first letter and the further consonants, which mostly survive slips and spellings. For blocking only. */
export function consonantKey(word: string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  const sound = phoneticKey(word);
  const skeleton = sound.slice(0, 1) + sound.slice(1).replace(/[aeiouw]/g, '');
  if (skeletons.size >= MAX_REMEMBERED) skeletons.clear();
  skeletons.set(word, skeleton);
  return skeleton;
}

const at = (numbers: Uint8Array, i: number): number => numbers[i] ?? 0;
