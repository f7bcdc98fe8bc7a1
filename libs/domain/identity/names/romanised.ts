import anyAscii from 'any-ascii';
import { foldText } from '../../contact/fold-text.js';
import type { PersonName } from './person-name.js';

const LATIN = /^[a-z\d]*$/;

/** The name transliterated by its spelling, not by its sound: kanji become Chinese. */
export function romanised(name: PersonName): PersonName {
  return {
    ...name,
    given: name.given.map(romanisedWord),
    middle: name.middle.map(romanisedWord),
    family: name.family.map(romanisedWord),
    nickname: name.nickname.map(romanisedWord),
  };
}

export function romanisedWord(word: string): string {
  return LATIN.test(word) ? word : foldText(anyAscii(word)).replace(/[^a-z\d]/g, '');
}
