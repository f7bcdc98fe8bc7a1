import type { Contact } from '#contracts';
import { unicodeForm } from '../text/unicode-form.js';

type NameParts = Pick<Contact, 'prefix' | 'firstName' | 'middleName' | 'lastName' | 'suffix'>;

/** Chinese, Japanese and Korean: the family name comes first, without a space. Half-width kana are those of their NFKC form. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;

/** Whether given and family name are written in characters that are read with the family name first. */
export function isFamilyNameFirst({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): boolean {
  return firstName !== null && lastName !== null && isEastAsian(firstName) && isEastAsian(lastName);
}

/** The whole name as the source has it, else composed of its parts. */
export function fullName(contact: NameParts & Pick<Contact, 'displayName'>): string | null {
  return contact.displayName ?? composedName(contact);
}

/** The parts of a name as one text, as the formatted name of a card would be written (RFC 6350 §6.2.1); null without any. */
export function composedName(parts: NameParts): string | null {
  const { prefix, firstName, middleName, lastName, suffix } = parts;
  const isJoined = isFamilyNameFirst(parts);
  const names = isJoined
    ? [[lastName, middleName, firstName].filter(isGiven).join('').replace(/\s/g, '')]
    : [firstName, middleName, lastName].filter(isGiven);
  if (names.length === 0) return null;
  const name = [prefix, ...names].filter(isGiven).join(' ');
  if (!isGiven(suffix)) return name;
  // 様 and 씨 follow the name as they are; a comma would be foreign there.
  return isJoined && isEastAsian(suffix) ? name + suffix : `${name}, ${suffix}`;
}

function isEastAsian(name: string): boolean {
  return EAST_ASIAN.test(unicodeForm(name, 'NFKC'));
}

const isGiven = (part: string | null): part is string => part !== null && part !== '';
