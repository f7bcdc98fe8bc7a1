/**
 * Edits that turn one word into the other: insertions, deletions, substitutions and swaps of neighbours (optimal string
 * alignment). Gives up beyond `most` and says one more.
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, previous, current] = [emptyRow(b), row(b, (j) => j), emptyRow(b)];
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const substituted = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let edits = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, substituted);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(before, j - 2) + 1);
      current[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    [before, previous, current] = [previous, current, before];
  }
  return Math.min(at(previous, b.length), most + 1);
}

/** One slip in a word of four letters or more, two in one of seven or more. */
export function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0;
  return allowed > 0 && editsBetween(a, b, allowed) <= allowed;
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph|v/g, 'f'],
  [/ck|q|c(?![eiyh])/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/th/g, 't'],
  [/(?<=[a-z])h(?![aeiou])|(?<=[^cs])h(?=[aeiou])(?<!^h)/g, ''],
  [/[jy]/g, 'i'],
  [/ae|oe|ue/g, 'e'],
  [/(.)\1+/g, '$1'],
];

/** How a word sounds, roughly: spellings of one name (Philip and Phillip, Catherine and Katherine) come to the same. Endings stay. */
export function soundOf(word: string): string {
  let sound = word;
  for (const [spelling, letter] of SPELLINGS) sound = sound.replace(spelling, letter);
  return sound;
}

/** The consonants a word begins and goes on with: what mostly survives slips and spellings. For blocking only. */
export function skeletonOf(word: string): string {
  const sound = soundOf(word);
  return sound.slice(0, 1) + sound.slice(1).replace(/[aeiouw]/g, '');
}

const at = (numbers: readonly number[], i: number): number => numbers[i] ?? 0;
const row = (word: string, value: (j: number) => number): number[] =>
  Array.from({ length: word.length + 1 }, (_, j) => value(j));
const emptyRow = (word: string): number[] => row(word, () => 0);
