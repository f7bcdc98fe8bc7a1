import { unicodeForm } from '../text/unicode-form.js';

const ASCII = /^\p{ASCII}*$/u;
/** Marks that do not make another letter: Latin, Greek and Cyrillic diacritics, Hebrew points, Arabic vowel signs and tatweel. */
const DIACRITICS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
/** Letters that Unicode does not decompose. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * Text for comparison and search: compatibility forms (NFKC), lower case, without diacritics. Marks that are letters of
 * their script (Devanagari vowels, kana voicing) stay.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const lower = unicodeForm(text, 'NFKC').toLowerCase();
  const plain = unicodeForm(lower, 'NFD').replace(DIACRITICS, '').normalize('NFC');
  return plain.replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}
