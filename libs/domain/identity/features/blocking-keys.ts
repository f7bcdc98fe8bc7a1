import { mailboxOf } from '../../contact/identifiers.js';
import { stringHash53 } from '../../text/string-hash.js';
import { firstFormalName } from '../names/lists/nicknames.js';
import { isKnown, type PersonName } from '../names/person-name.js';
import { romanisedWord } from '../names/romanised.js';
import { consonantKey } from '../names/word-similarity.js';
import type { Features, Place } from './extract-features.js';

/** A blocking key with more holders than this yields no pairs. */
export const MAX_BLOCK = 50;

/** A blocking key with more holders than this yields only pairs that share another key too. */
export const SMALL_BLOCK = 20;

/** Shorter mailboxes belong to many people. */
const SHORTEST_MAILBOX = 6;

/**
 * Keys by which likely duplicates are found, distinct and sorted; few, because each is a row. A pair that shares one is compared.
 * Records with contact identifiers are found by those too, so name, birthday and mailbox are enough for them. A key holds personal
 * data: store its hash.
 */
export function blockingKeysOf(features: Features): readonly string[] {
  const { name, birthdays, identifiers } = features;
  const words = phoneticWords(name);
  const keys: string[] = [];
  if (words.length > 1) keys.push(`n:${words.join(' ')}`);
  const [birthday] = birthdays;
  const [identifier] = identifiers;
  if (!identifier) {
    keys.push(...keysWithoutIdentifiers(features, words));
  } else {
    if (birthday !== undefined) keys.push(...birthdayInitialKeys(birthday, words));
    if (identifier.kind === 'email') keys.push(...mailboxKeys(identifier.value));
  }
  return keys.length > 1 ? [...new Set(keys)].sort() : keys;
}

/** The keys as they are stored: each a bigint as text. Two keys with one hash only cause needless comparisons. */
export function hashedBlockingKeysOf(features: Features): string[] {
  return blockingKeysOf(features).map(stringHash53);
}

/** Such records have few fields and more wrong ones, so any two fields that agree make a key. */
function keysWithoutIdentifiers({ birthdays, places, posts }: Features, words: readonly string[]): readonly string[] {
  const [birthday] = birthdays;
  const [place] = places;
  const [year] = /^\d{4}/.exec(birthday ?? '') ?? [];
  const { city, postalCode } = place ?? { city: '', postalCode: '' };
  const title = posts[0]?.title ?? '';
  const keys: string[] = [];
  if (birthday !== undefined) keys.push(...birthdayInitialKeys(birthday, words), ...birthdayKeys(birthday, words));
  if (place) keys.push(...placeKeys(place, words));
  for (const word of words) {
    if (year !== undefined) keys.push(`y:${year} ${word}`);
    if (city !== '') keys.push(`p:${city} ${word}`);
    if (title !== '') keys.push(`t:${title} ${word}`);
  }
  if (city !== '' && year !== undefined) keys.push(`z:${city} ${year}`);
  if (city !== '' && title !== '') keys.push(`x:${city} ${title}`);
  // A postal code with letters covers a few houses.
  if (/[a-z]/.test(postalCode)) keys.push(`h:${postalCode}`);
  return keys;
}

/** Phonetic keys of the first given name and the family name, sorted. */
function phoneticWords(name: PersonName): readonly string[] {
  if (!isKnown(name)) return [];
  const given = consonantKey(firstFormalName(romanisedWord(name.given[0] ?? '')));
  const family = consonantKey(romanisedWord(name.family.at(-1) ?? ''));
  if (given === '' || family === '') return given === family ? [] : [given + family];
  return given < family ? [given, family] : [family, given];
}

/** Many people share a birthday; of the two names one may have changed. */
function birthdayInitialKeys(birthday: string, words: readonly string[]): readonly string[] {
  return words.map((word) => `i:${birthday} ${word.charAt(0)}`);
}

function birthdayKeys(birthday: string, words: readonly string[]): readonly string[] {
  if (birthday.startsWith('--')) return words.slice(0, 1).map((word) => `d:${birthday} ${word}`);
  const year = words.slice(-1).map((word) => `y:${birthday.slice(0, 4)} ${word}`);
  return birthday.length < 10 ? year : [`b:${birthday}`, ...year];
}

function placeKeys({ street, postalCode, city }: Place, words: readonly string[]): readonly string[] {
  const keys: string[] = [];
  const area = postalCode === '' ? city : postalCode;
  if (area !== '') for (const word of words) keys.push(`p:${area} ${word}`);
  const parts = street.split(' ');
  const name = parts.find((part) => part.length >= 4 && !/\d/.test(part));
  const number = parts.find((part) => /\d/.test(part));
  if (name !== undefined) keys.push(`s:${number ?? ''} ${consonantKey(romanisedWord(name))} ${city.slice(0, 2)}`);
  else if (postalCode !== '' && city !== '') keys.push(`c:${city} ${words.at(-1) ?? ''}`);
  return keys;
}

function mailboxKeys(email: string): readonly string[] {
  const mailbox = mailboxOf(email);
  return mailbox.length < SHORTEST_MAILBOX ? [] : [`m:${mailbox}`];
}
