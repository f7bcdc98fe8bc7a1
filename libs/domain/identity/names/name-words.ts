import { foldText } from '../../contact/fold-text.js';
import { GENERATIONS, type Generation, LEADING_WORDS, RANKS, TRAILING_WORDS } from './lists/words.js';

/** Longer texts are not names; the rest is not compared. */
const LONGEST_TEXT = 100;
/** E-mail and web addresses that stand where a name should. */
const ADDRESS = /@.+\.|:\/\/|\bwww\./;
const REMARK = /\([^)]*\)|\[[^\]]*\]/g;
/** Apostrophes and invisible characters inside a word do not divide it. */
const INSIDE_A_WORD = /['’‘ʻʼ`´\u00ad\u200b-\u200f\ufeff]/g;
/** Ordinals that are not generations: "1st", "12th". */
const ORDINAL = /\b(?:1st|[5-9]th|\d{2,}(?:st|nd|rd|th))\b/gi;
/** A generation, or letters with a digit among them that stands for one. */
const WORD = /\b(?:2nd|3rd|4th)\b|\p{L}[\p{L}\p{M}]*(?:\d[\p{L}\p{M}]+)*/gu;
/** Words that the rest of this file would only convert to lower case. */
const PLAIN = /^[A-Za-z]+(?:[ -][A-Za-z]+){0,8}$/;
/** Scripts in which one character is a whole name or syllable, so that it is no initial. */
const WHOLE_CHARACTER = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The folded words of a text: letters only, without remarks in brackets. An address has no words. */
export function wordsOf(text: string | null): readonly string[] {
  if (text === null) return [];
  // Most names are nothing but these letters, and every contact has some.
  if (text.length <= LONGEST_TEXT && PLAIN.test(text)) return text.toLowerCase().split(/[ -]+/);
  const start = text.slice(0, LONGEST_TEXT).replace(INSIDE_A_WORD, '').replace(REMARK, ' ').replace(ORDINAL, ' ');
  return ADDRESS.test(start) ? [] : (foldText(start).match(WORD) ?? []);
}

export interface StrippedName {
  readonly words: readonly string[];
  readonly generation: Generation | null;
}

/** A whole name without its titles, degrees and generation. */
export function withoutTitles(words: readonly string[]): StrippedName {
  const start = words.findIndex((word) => !LEADING_WORDS.has(word));
  return start < 0 ? { words: [], generation: null } : withoutSuffixes(words.slice(start));
}

/** Takes degrees and the generation off. The first word is never one. */
export function withoutSuffixes([first, ...rest]: readonly string[]): StrippedName {
  if (first === undefined) return { words: [], generation: null };
  const names = rest.filter((word) => !areSuffixes([word]));
  return { words: [first, ...names], generation: generationAmong(rest) };
}

/** The generation in a suffix field: "Jr.", "3rd". */
export function generationIn(suffix: string | null): Generation | null {
  if (suffix === null) return null;
  const words = foldText(suffix.slice(0, LONGEST_TEXT)).split(/[^\p{L}\d]+/u);
  return generationAmong(words);
}

/** Whether all the words can stand after a name: "Jr.", "PhD". */
export function areSuffixes(words: readonly string[]): boolean {
  return words.every((word) => GENERATIONS.has(word) || TRAILING_WORDS.has(word));
}

/** Whether the words are a rank of nobility, which stands after the name: "1st Baron Rowallan". */
export function isRank(words: readonly string[]): boolean {
  return RANKS.has(words.find((word) => !GENERATIONS.has(word)) ?? '');
}

/** A single letter of an alphabet stands for a name that begins with it. */
export function isInitial(word: string): boolean {
  return word.length <= 2 && [...word].length === 1 && !WHOLE_CHARACTER.test(word);
}

/** At least one word is not an initial. */
export function hasFullWord(words: readonly string[]): boolean {
  return words.some((word) => !isInitial(word));
}

function generationAmong(words: readonly string[]): Generation | null {
  for (const word of words) {
    const generation = GENERATIONS.get(word);
    if (generation !== undefined) return generation;
  }
  return null;
}
