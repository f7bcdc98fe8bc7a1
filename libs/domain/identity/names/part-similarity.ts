import { GIVEN_NAMES } from './lists/given-names.gen.js';
import { areNicknames } from './lists/nicknames.js';
import { isInitial } from './name-words.js';
import { editDistance, isSlip, phoneticKey } from './word-similarity.js';

/**
 * How two given names, or two family names, agree; from the surest to none:
 * same; spelling (Philip and Phillip, Müller and Mueller); nickname; part (of a double name); initial; slip (of the pen);
 * absent (one of the two has none); different.
 */
export type Similarity = 'same' | 'spelling' | 'nickname' | 'part' | 'initial' | 'slip' | 'absent' | 'different';

type Words = readonly string[];

const givenNames: ReadonlySet<string> = new Set(GIVEN_NAMES.trim().split(/\s+/));

/** A shorter beginning is not a short form. */
const SHORTEST_FORM = 3;
/** Shorter names with different first letters are two names. */
const SURE_BEGINNING = 5;

export function compareGivenNames(a: Words, b: Words): Similarity {
  const [one, other] = [a[0], b[0]];
  if (one === undefined || other === undefined) return 'absent';
  if (a.length === 1 && b.length === 1) return compareGivenWords(one, other);
  const [whole, others] = [a.join(''), b.join('')];
  if (whole === others) return 'same';
  const words = compareGivenWords(one, other);
  if (words !== 'different' && differInSecondName(a[1], b[1])) return 'different';
  if (words !== 'different') return words === 'same' ? 'part' : words;
  return compareGivenWords(whole, others);
}

/** Anna Maria and Anna Luise are sisters. */
function differInSecondName(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && compareGivenWords(a, b) === 'different';
}

function compareGivenWords(a: string, b: string): Similarity {
  if (isInitial(a) || isInitial(b)) return a[0] === b[0] ? 'initial' : 'different';
  if (a === b) return 'same';
  if (phoneticKey(a) === phoneticKey(b)) return 'spelling';
  if (areNicknames(a, b)) return 'nickname';
  // Daniel and Daniela are two names, not one with a slip; so are all that are both in use.
  if (givenNames.has(a) && givenNames.has(b)) return 'different';
  if (isShortForm(a, b) || isShortForm(b, a)) return 'nickname';
  return isSlip(a, b) && !differInEnding(a, b) && !differInBeginning(a, b) ? 'slip' : 'different';
}

function isShortForm(short: string, long: string): boolean {
  return short.length >= SHORTEST_FORM && long.length >= short.length + 2 && long.startsWith(short);
}

/** Endings distinguish men's names from women's. */
function differInEnding(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return (
    longer.length - shorter.length <= 2 && longer.startsWith(shorter) && /[aeiou]/.test(longer.slice(shorter.length))
  );
}

/** Another first letter and one more slip make another name; in a short name the first letter is enough: Elen, Alen. */
function differInBeginning(a: string, b: string): boolean {
  return a[0] !== b[0] && (Math.min(a.length, b.length) < SURE_BEGINNING || editDistance(a, b, 1) > 1);
}

export function compareFamilyNames(a: Words, b: Words): Similarity {
  if (a.length === 0 || b.length === 0) return 'absent';
  const [whole, other] = [a.join(''), b.join('')];
  if (whole === other) return 'same';
  if (isInitial(whole) || isInitial(other)) return whole[0] === other[0] ? 'initial' : 'different';
  if (phoneticKey(whole) === phoneticKey(other)) return 'spelling';
  if (a.some((word) => !isInitial(word) && b.includes(word))) return 'part';
  return isSlip(whole, other) ? 'slip' : 'different';
}
