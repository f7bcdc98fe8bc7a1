import { isInitial } from './name-words.js';
import { isKnown, type PersonName } from './person-name.js';
import { romanisedWord } from './romanised.js';
import { editDistance, phoneticKey } from './word-similarity.js';

type Words = readonly string[];
type SoundsIn = (word: string, other: string) => boolean;

/** Scripts that spell vowels. */
const SPELLED_OUT = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}]+$/u;
const HAN = /\p{Script=Han}/u;
/** Vav and waw: inside a word o, u, or a consonant. */
const VOWEL_LETTERS = /(?<=.)[וو]/g;

/**
 * Whether two names in different scripts cannot be one: neither given name sounds like a part of the other name. If a script leaves
 * vowels out, only consonants are compared, and both parts of two whole names must agree. Not for names with many readings.
 */
export function soundDifferent(a: PersonName, b: PersonName): boolean {
  if (!isKnown(a) || !isKnown(b)) return false;
  const letters = [a, b].map((name) => wordsOf(name).join(''));
  const isSpelledOut = letters.every((text) => SPELLED_OUT.test(text));
  const soundsIn = isSpelledOut ? soundsAlike : consonantsAlike;
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (!isSpelledOut) return !partsAlike(one, other);
  return !soundsInWords(one[0], other, soundsIn) && !soundsInWords(other[0], one, soundsIn);
}

/** Given name and family name of two whole names, in either order; a single word is a given name. */
function partsAlike(one: Words, other: Words): boolean {
  const [a = '', b = ''] = [one[0], one.at(-1)];
  const [c = '', d = ''] = [other[0], other.at(-1)];
  if (one.length === 1 || other.length === 1) return consonantsAlike(a, c);
  return (
    (consonantsAlike(a, c) && consonantsAlike(b, d)) ||
    (consonantsAlike(a, d) && consonantsAlike(b, c)) ||
    consonantsAlike(one.join(''), other.join(''))
  );
}

function soundsInWords(word: string | undefined, words: Words, soundsIn: SoundsIn): boolean {
  if (word === undefined) return false;
  // An initial stands for the given name.
  if (isInitial(word)) return soundsIn(word, words[0] ?? '');
  // Some scripts have no spaces.
  return [...words, words.join('')].some((other) => soundsIn(word, other));
}

/** A quarter of the letters may differ; an initial only has to begin alike. */
function soundsAlike(word: string, other: string): boolean {
  const [sound, otherSound] = [phoneticKey(romanisedWord(word)), phoneticKey(romanisedWord(other))];
  if (sound[0] !== otherSound[0] || isInitial(word) || isInitial(other)) return sound[0] === otherSound[0];
  return isPartOff(sound, otherSound, 4);
}

function consonantsAlike(word: string, other: string): boolean {
  const isAnInitial = isInitial(word) || isInitial(other);
  return readingsOf(word).some((one) =>
    readingsOf(other).some((otherSound) => (isAnInitial ? one[0] === otherSound[0] : isPartOff(one, otherSound, 5))),
  );
}

/** At most one letter in so many differs. */
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

/** An initial or a single consonant: too short to compare by sound. */
export function isTooShortToCompare(name: PersonName): boolean {
  const [word = ''] = wordsOf(name);
  return isInitial(word) || readingsOf(word).every((reading) => reading.length < 2);
}

/** Kanji have many readings, and no table gives the right one. */
export function hasManyReadings(name: PersonName): boolean {
  return wordsOf(name).some((word) => HAN.test(word));
}
