import type { Contact } from '#contracts';
import { foldText } from '../../contact/fold-text.js';
import { type Generation, NOT_A_PERSON } from './lists/words.js';
import {
  areSuffixes,
  generationIn,
  hasFullWord,
  isRank,
  type StrippedName,
  withoutSuffixes,
  withoutTitles,
  wordsOf,
} from './name-words.js';

/**
 * A person's name as it is compared: folded words (see `folded`), without honorifics, degrees, emoji and punctuation. Small and plain
 * JSON, so that it can be stored. Without given, middle and family name the contact has no usable person's name.
 */
export interface PersonName {
  readonly given: readonly string[];
  readonly middle: readonly string[];
  readonly family: readonly string[];
  readonly generation: Generation | null;
  readonly nickname: readonly string[];
  /** How given and family name sound; empty where the source has no phonetic name. */
  readonly phoneticGiven: readonly string[];
  readonly phoneticFamily: readonly string[];
}

type NameParts = Pick<PersonName, 'given' | 'middle' | 'family' | 'generation'>;
type NameFields = Pick<
  Contact,
  | 'displayName'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'suffix'
  | 'nickname'
  | 'phoneticFirstName'
  | 'phoneticLastName'
  | 'organizations'
>;

/** Of a contact without a usable person's name. */
export const NO_NAME: PersonName = {
  given: [],
  middle: [],
  family: [],
  generation: null,
  nickname: [],
  phoneticGiven: [],
  phoneticFamily: [],
};

/**
 * The name of a contact: its given and family name, else its display name split into parts. A text that is not a person's name (a
 * number, an address, "Mum", a household, the contact's own company, a single letter) gives a name that is not known.
 */
export function nameOf(contact: NameFields): PersonName {
  const parts = hasParts(contact) ? structured(contact) : unstructured(contact);
  if (!isUsable([...parts.given, ...parts.middle, ...parts.family])) return NO_NAME;
  const nickname = wordsOf(contact.nickname);
  return {
    ...parts,
    generation: generationIn(contact.suffix) ?? parts.generation,
    nickname: hasFullWord(nickname) ? nickname : [],
    phoneticGiven: wordsOf(contact.phoneticFirstName),
    phoneticFamily: wordsOf(contact.phoneticLastName),
  };
}

export function isKnown(name: PersonName): boolean {
  return name.given.length + name.middle.length + name.family.length > 0;
}

function hasParts({ firstName, lastName }: NameFields): boolean {
  return firstName !== null || lastName !== null;
}

/** Several words in the one field that is filled are a whole name in the wrong place. */
function structured(contact: NameFields): NameParts {
  const given = withoutTitles(wordsOf(contact.firstName));
  const middle = wordsOf(contact.middleName);
  const family = (contact.firstName === null ? withoutTitles : withoutSuffixes)(wordsOf(contact.lastName));
  const only = contact.lastName === null ? given : contact.firstName === null ? family : undefined;
  if (only !== undefined && only.words.length > 1 && middle.length === 0) return splitWords(only);
  return { given: given.words, middle, family: family.words, generation: family.generation ?? given.generation };
}

/** "Meier, Anna" is family name first; "Otto Meier, Jr." is not, nor is "Otto Meier, 1st Baron Rowallan". */
function unstructured({ displayName, organizations }: NameFields): NameParts {
  if (
    displayName === null ||
    organizations.some(({ name }) => name !== null && foldText(name) === foldText(displayName))
  ) {
    return NO_NAME;
  }
  const comma = displayName.indexOf(',');
  const before = wordsOf(comma < 0 ? displayName : displayName.slice(0, comma));
  const after = comma < 0 ? [] : wordsOf(displayName.slice(comma + 1));
  if (isRank(after)) return splitWords(withoutTitles(before));
  return splitWords(withoutTitles(areSuffixes(after) ? [...before, ...after] : [...after, ...before]));
}

/** First word given name, last word family name; a single word may be either and stands as the given name. */
function splitWords({ words, generation }: StrippedName): NameParts {
  return { given: words.slice(0, 1), middle: words.slice(1, -1), family: words.slice(1).slice(-1), generation };
}

function isUsable(words: readonly string[]): boolean {
  return hasFullWord(words) && !words.some((word) => NOT_A_PERSON.has(word));
}
