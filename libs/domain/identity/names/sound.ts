import { isInitial } from './name-words.js';
import { isKnown, type PersonName } from './person-name.js';
import { romanisedWord } from './romanised.js';
import { editDistance, phoneticKey } from './word-similarity.js';

type Words = readonly string[];
type IsHeard = (word: string, other: string) => boolean;

/** Scripts that spell vowels, too. */
const SPELLED_OUT = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}]+$/u;
const HAN = /\p{Script=Han}/u;
/** Vav and waw: inside a word o, u, or a consonant. */
const VOWEL_LETTERS = /(?<=.)[וو]/g;

/**
 * Whether two names in different scripts cannot be one: the given name of neither is heard in the other, or of two whole names not
 * both parts. Where a script leaves the vowels out, only consonants are compared. Not for names that are read in many ways.
 */
export function soundDifferent(a: PersonName, b: PersonName): boolean {
  if (!isKnown(a) || !isKnown(b)) return false;
  const letters = [a, b].map((name) => wordsOf(name).join(''));
  const isSpelledOut = letters.every((text) => SPELLED_OUT.test(text));
  const isHeard = isSpelledOut ? isHeardWhole : isHeardInConsonants;
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (!isSpelledOut) return !areHeard(one, other);
  return !isHeardIn(one[0], other, isHeard) && !isHeardIn(other[0], one, isHeard);
}

/** Of two whole names given name and family name, whichever stands first; a single word is a given name. */
function areHeard(one: Words, other: Words): boolean {
  const [a = '', b = ''] = [one[0], one.at(-1)];
  const [c = '', d = ''] = [other[0], other.at(-1)];
  if (one.length === 1 || other.length === 1) return isHeardInConsonants(a, c);
  return (
    (isHeardInConsonants(a, c) && isHeardInConsonants(b, d)) ||
    (isHeardInConsonants(a, d) && isHeardInConsonants(b, c)) ||
    isHeardInConsonants(one.join(''), other.join(''))
  );
}

function isHeardIn(word: string | undefined, words: Words, isHeard: IsHeard): boolean {
  if (word === undefined) return false;
  // An initial is the given name's.
  if (isInitial(word)) return isHeard(word, words[0] ?? '');
  // Some scripts are written without spaces.
  return [...words, words.join('')].some((other) => isHeard(word, other));
}

/** But for a quarter of the letters, or as an initial. */
function isHeardWhole(word: string, other: string): boolean {
  const [sound, heard] = [phoneticKey(romanisedWord(word)), phoneticKey(romanisedWord(other))];
  if (sound[0] !== heard[0] || isInitial(word) || isInitial(other)) return sound[0] === heard[0];
  return isPartOff(sound, heard, 4);
}

function isHeardInConsonants(word: string, other: string): boolean {
  const isAnInitial = isInitial(word) || isInitial(other);
  return readingsOf(word).some((one) =>
    readingsOf(other).some((heard) => (isAnInitial ? one[0] === heard[0] : isPartOff(one, heard, 5))),
  );
}

/** But for one letter in so many. */
function isPartOff(a: string, b: string, letters: number): boolean {
  const most = Math.floor(Math.max(a.length, b.length) / letters);
  return editDistance(a, b, most) <= most;
}

/** Consonants that transliterations write for each other: Hebrew bet is b or v, Arabic qaf q or k. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/[aeiouhyj]/g, ''],
  [/[bvpw]/g, 'f'],
  [/[cqgx]/g, 'k'],
  [/z/g, 's'],
  [/d/g, 't'],
  [/(.)\1+/g, '$1'],
];

/** The consonants of a word, with its vavs as consonants and as vowels. */
function readingsOf(word: string): Words {
  return [word, word.replace(VOWEL_LETTERS, '')].map((written) => {
    let rest = romanisedWord(written);
    for (const [letters, one] of CLASSES) rest = rest.replace(letters, one);
    return rest;
  });
}

function wordsOf({ given, middle, family }: PersonName): Words {
  return [...given, ...middle, ...family];
}

/** An initial, or one consonant: too little to be told from another name by its sound. */
export function isTooShortToCompare(name: PersonName): boolean {
  const [word = ''] = wordsOf(name);
  return isInitial(word) || readingsOf(word).every((reading) => reading.length < 2);
}

/** Kanji are read in many ways, and no table tells which. */
export function hasManyReadings(name: PersonName): boolean {
  return wordsOf(name).some((word) => HAN.test(word));
}
