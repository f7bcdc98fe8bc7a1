import type { Contact } from '#contracts';

type NameParts = Pick<Contact, 'prefix' | 'firstName' | 'middleName' | 'lastName' | 'suffix'>;

/** Chinese, Japanese and Korean: the family name comes first, without a space. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u;

/** Whether given and family name are written in characters that are read with the family name first. */
export function isFamilyNameFirst({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): boolean {
  return firstName !== null && lastName !== null && EAST_ASIAN.test(firstName) && EAST_ASIAN.test(lastName);
}

/** The whole name as the source has it, else composed of its parts. */
export function fullName(contact: NameParts & Pick<Contact, 'displayName'>): string | null {
  return contact.displayName ?? composedName(contact);
}

/** The parts of a name as one text, as the formatted name of a card would be written (RFC 6350 §6.2.1); null without any. */
export function composedName(parts: NameParts): string | null {
  const { prefix, firstName, middleName, lastName, suffix } = parts;
  const names = isFamilyNameFirst(parts)
    ? [[lastName, middleName, firstName].filter(isGiven).join('')]
    : [firstName, middleName, lastName].filter(isGiven);
  if (names.length === 0) return null;
  const name = [prefix, ...names].filter(isGiven).join(' ');
  return suffix === null ? name : `${name}, ${suffix}`;
}

const isGiven = (part: string | null): part is string => part !== null && part !== '';
