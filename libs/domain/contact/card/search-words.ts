import type { DetailKind } from '../details/detail-kinds.js';
import { foldText } from '../fold-text.js';
import { isFamilyNameFirst } from '../full-name.js';
import type { CardContactInfo, PersonCard } from './person-card.js';

const ASCII_WORD = /[a-z0-9]+/g;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const ASCII = /^\p{ASCII}*$/u;
/** Scripts that write no spaces between the parts of a name. */
const UNSPACED = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
const JOINED_WORD = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)+/gu;
const NAMES: ReadonlySet<DetailKind> = new Set(['otherName', 'otherNickname', 'maidenName']);
const JOINTS = /['’-]/g;
const LONGEST_WORD = 100;
const LONGEST_NAME = 200;
/** After every name. */
const NAMELESS = '\u{10ffff}';

/** Country calling codes of one and two digits; all others have three (ITU-T E.164). */
const SHORT_CALLING_CODE = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The name as lists are sorted and searched by it: folded; for a person without a name what comes after every name. */
export function sortName({ name }: Pick<PersonCard, 'name'>): string {
  const plain = name === null ? '' : plainText(name);
  return plain === '' ? NAMELESS : plain.slice(0, LONGEST_NAME).toWellFormed();
}

/**
 * The words by which a person is found, folded: those of names, nicknames, company and job title, e-mail addresses and the words
 * before their "@", phone numbers with and without country code, handles and their words. A name with the family name first is
 * found in either order.
 */
export function searchWords(card: PersonCard): string[] {
  const words = new Set<string>();
  for (const text of [
    card.name,
    card.firstName,
    card.middleName,
    card.lastName,
    card.nickname,
    card.company,
    card.jobTitle,
  ])
    if (text !== null) addWords(words, foldText(text));
  if (isFamilyNameFirst(card)) {
    for (const name of [`${card.lastName}${card.firstName}`, `${card.firstName}${card.lastName}`])
      addWords(words, foldText(name).replace(/\s/g, ''));
  }
  for (const { kind, value } of card.details) if (NAMES.has(kind)) addWords(words, foldText(value));
  for (const info of card.contactInfo) addContactInfo(words, info);
  return [...words].map((word) => word.slice(0, LONGEST_WORD).toWellFormed());
}

export interface SearchTerms {
  /** As a name would begin that is looked for. */
  readonly name: string;
  /** Every word must begin one of the person's. */
  readonly words: readonly string[];
}

/**
 * What is typed to search, in the same form as `searchWords`. Pieces that look like a telephone number are one number, without the
 * zeros of a country or trunk prefix.
 */
export function searchTerms(search: string): SearchTerms {
  const words = new Set<string>();
  let digits = '';
  const endNumber = () => {
    if (digits !== '') words.add(trimZeros(digits));
    digits = '';
  };
  for (const piece of foldText(search).split(/\s+/)) {
    if (/^[\d+().\-/]*\d[\d+().\-/]*$/.test(piece)) {
      digits += piece.replace(/\(0\)/g, '').replace(/\D/g, '');
      continue;
    }
    endNumber();
    if (piece.includes('@')) words.add(piece);
    else for (const word of wordsIn(piece)) words.add(word);
  }
  endNumber();
  return { name: plainText(search), words: [...words].map((word) => word.slice(0, LONGEST_WORD)) };
}

function addContactInfo(words: Set<string>, { type, value, key }: CardContactInfo): void {
  if (type === 'email') {
    const address = foldText(value).trim();
    words.add(address).add(key);
    for (const word of wordsIn(address.slice(0, address.lastIndexOf('@')))) words.add(word);
  }
  if (type === 'phone') addNumber(words, key, value);
  if (type === 'handle') {
    const handle = foldText(value).trim();
    words.add(handle);
    addWords(words, handle);
  }
}

function addNumber(words: Set<string>, key: string, value: string): void {
  const [number = ''] = key.split(';');
  const digits = number.replace(/\D/g, '');
  if (digits === '') {
    addWords(words, foldText(value));
  } else if (number.startsWith('+')) {
    words.add(digits);
    const code = SHORT_CALLING_CODE.exec(digits)?.[0].length ?? 3;
    words.add(trimZeros(digits.slice(code)));
  } else {
    words.add(trimZeros(digits));
  }
}

function addWords(words: Set<string>, text: string): void {
  for (const word of wordsIn(text)) {
    words.add(word);
    if (UNSPACED.test(word)) for (let i = 1; i < word.length; i++) words.add(word.slice(i));
  }
  if (/['’-]/.test(text)) for (const [word] of text.matchAll(JOINED_WORD)) words.add(word.replace(JOINTS, ''));
}

function wordsIn(text: string): readonly string[] {
  return text.match(ASCII.test(text) ? ASCII_WORD : WORD) ?? [];
}

function plainText(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim();
}

const trimZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
