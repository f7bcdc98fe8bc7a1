import { alignNames } from './align-names.js';
import { isInitial } from './name-words.js';
import { isKnown, type PersonName } from './person-name.js';
import { romanised } from './romanised.js';
import { hasManyReadings, isTooShortToCompare, soundDifferent } from './sound.js';

/**
 * How two names agree:
 * - `exact`: the same words in the same order, and the same generation;
 * - `compatible`: one person may use both: an initial, a missing or additional name, one name alone that is the other's given or
 *   family name, a nickname, another spelling or script, family name first, written in one word, ü as ue;
 * - `similar`: the same except for a slip of the pen;
 * - `surname`: the same given name with another family name, as after a marriage;
 * - `generation`: as above, but of different generations;
 * - `conflict`: one person does not use both;
 * - `notComparable`: two names that may or may not be one: kanji with their many readings, a single consonant or initial in another
 *   script, a given name alone and a family name alone;
 * - `unknown`: nothing to compare: no usable name, names in different scripts that sound somewhat alike, one character of the other name.
 */
export type NameMatch =
  | 'exact'
  | 'compatible'
  | 'similar'
  | 'surname'
  | 'notComparable'
  | 'unknown'
  | 'generation'
  | 'conflict';

type Words = readonly string[];

const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Han}/u,
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
];

/** Symmetric. A name compared with itself is exact, or unknown when it is not known. */
export function compareNames(a: PersonName, b: PersonName): NameMatch {
  const match = shareScript(a, b) ? compareWords(a, b) : compareAcrossScripts(a, b);
  if (match === 'conflict' || match === 'notComparable' || match === 'unknown' || a.generation === b.generation)
    return match;
  // Fathers are often written without a suffix, sons are not: no suffix agrees with "Sr" only.
  return generationsDiffer(a, b) ? 'generation' : 'compatible';
}

/** A son differs from his father, and from a name that may be either. A partial name may lack the suffix, so it differs from neither. */
export function generationsDiffer(a: PersonName, b: PersonName): boolean {
  if (a.generation === b.generation || (isElder(a) && isElder(b))) return false;
  return [a, b].every(
    ({ generation, given, family }) => generation !== null || (given.length > 0 && family.length > 0),
  );
}

function isElder({ generation }: PersonName): boolean {
  return generation === null || generation === 'sr';
}

function compareWords(a: PersonName, b: PersonName): NameMatch {
  if (!isKnown(a) || !isKnown(b)) return 'unknown';
  if (equal(inOrder(a), inOrder(b))) return 'exact';
  if (isCompatible(a, b) || isCompatible(b, a)) return 'compatible';
  if (hasGivenOnly(a) !== hasGivenOnly(b) && hasFamilyOnly(a) !== hasFamilyOnly(b)) return 'notComparable';
  if (isCharacterOf(a, b) || isCharacterOf(b, a)) return 'unknown';
  return compareParts(a, b);
}

/** Middle names are compared as words: if both names have some and they differ, the names conflict. */
function compareParts(a: PersonName, b: PersonName): NameMatch {
  if (a.middle.length > 0 && b.middle.length > 0 && !fits(a.middle, b.middle)) return 'conflict';
  const { given, family, swapped } = alignNames(a, b);
  if (given === 'different' || given === 'absent') return 'conflict';
  if (family === 'absent') return given === 'slip' || given === 'initial' ? 'conflict' : 'compatible';
  if (family === 'different') return !swapped && (given === 'same' || given === 'spelling') ? 'surname' : 'conflict';
  if (given === 'initial' && family !== 'same' && family !== 'spelling') return 'conflict';
  return given === 'slip' || family === 'slip' ? 'similar' : 'compatible';
}

/** Across scripts only sound and transliteration can be compared, so a match is never exact. */
function compareAcrossScripts(a: PersonName, b: PersonName): NameMatch {
  const pairs: readonly (readonly [PersonName, PersonName])[] = [
    [a, phoneticName(b)],
    [phoneticName(a), b],
    [phoneticName(a), phoneticName(b)],
  ];
  const matches = pairs.filter(([x, y]) => shareScript(x, y)).map(([x, y]) => compareWords(x, y));
  if (matches.some((match) => match === 'exact' || match === 'compatible')) return 'compatible';
  const spelled = compareWords(romanised(a), romanised(b));
  if (spelled === 'exact' || spelled === 'compatible' || spelled === 'similar') return 'compatible';
  if (matches.includes('conflict')) return 'conflict';
  if (!isKnown(a) || !isKnown(b)) return 'unknown';
  if ([a, b].some(hasManyReadings)) return 'notComparable';
  if (soundDifferent(a, b)) return 'conflict';
  return [a, b].some(isTooShortToCompare) ? 'notComparable' : 'unknown';
}

function isCompatible(a: PersonName, b: PersonName): boolean {
  const name = inOrder(a);
  const nicknamed = nicknameAndFamily(a);
  return (
    fits(name, inOrder(b)) ||
    fits(name, familyFirst(b)) ||
    fits(nicknamed, inOrder(b)) ||
    fits(nicknamed, nicknameAndFamily(b)) ||
    equal(a.nickname, inOrder(b)) ||
    name.join('') === inOrder(b).join('') ||
    name.join('') === familyFirst(b).join('')
  );
}

/** Whether all of a name is one character of the other: a common nickname, but not only of one person. */
function isCharacterOf(a: PersonName, b: PersonName): boolean {
  const word = inOrder(a).join('');
  return [...word].length === 1 && !isInitial(word) && inOrder(b).join('').includes(word);
}

/** Whether the shorter name is the longer one with words left out; the first word may not be left out. */
function fits(a: Words, b: Words): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (!isSameWord(shorter[0], longer[0])) return false;
  let next = 0;
  for (const word of longer) if (isSameWord(shorter[next], word)) next++;
  return next === shorter.length;
}

/** The same word, its initial, or its other spelling. */
function isSameWord(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === b || (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b))) return true;
  return respelled(a) === respelled(b);
}

/** Müller is also written Mueller, and Åse Aase: after folding that is Muller and Mueller. */
function respelled(word: string): string {
  return word.replace(/([aou])e/g, '$1').replaceAll('aa', 'a');
}

function inOrder({ given, middle, family }: PersonName): Words {
  return [...given, ...middle, ...family];
}

function familyFirst({ given, middle, family }: PersonName): Words {
  return [...family, ...given, ...middle];
}

function nicknameAndFamily({ nickname, family }: PersonName): Words {
  return nickname.length === 0 ? [] : [...nickname, ...family];
}

function hasGivenOnly({ given, family }: PersonName): boolean {
  return given.length > 0 && family.length === 0;
}

function hasFamilyOnly({ given, family }: PersonName): boolean {
  return given.length === 0 && family.length > 0;
}

function phoneticName(name: PersonName): PersonName {
  return { ...name, given: name.phoneticGiven, middle: [], family: name.phoneticFamily };
}

function shareScript(a: PersonName, b: PersonName): boolean {
  const [x, y] = [inOrder(a).join(''), inOrder(b).join('')];
  if (x === y) return true;
  const ofX = SCRIPTS.filter((script) => script.test(x));
  const ofY = SCRIPTS.filter((script) => script.test(y));
  return ofX.length === 0 ? ofY.length === 0 : ofX.some((script) => ofY.includes(script));
}

function equal(a: Words, b: Words): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
