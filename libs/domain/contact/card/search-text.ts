import { folded } from '../folded.js';
import type { PersonCard } from './person-card.js';

/**
 * What a person is found by, folded (lower case, without diacritics), in words with single spaces between: names, nickname, company,
 * job title, e-mails, phone digits (international, and as written where that differs) and handles.
 */
export function searchText(card: PersonCard): string {
  const names = [card.name, card.firstName, card.middleName, card.lastName, card.nickname, card.company, card.jobTitle];
  const parts = new Set<string>();
  for (const name of names) if (name !== null) parts.add(plain(name));
  for (const { type, value, key } of card.contactInfo) {
    if (type === 'email') parts.add(plain(value)).add(plain(key));
    if (type === 'phone') parts.add(digitsOf(key)).add(digitsOf(value));
    if (type === 'handle') parts.add(plain(value));
  }
  return notContained([...parts]).join(' ');
}

function plain(text: string): string {
  return folded(text).replace(/\s+/g, ' ').trim();
}

function digitsOf(text: string): string {
  const [number = ''] = text.split(';');
  return number.replace(/\D/g, '');
}

/** A part within an earlier one is found there. */
function notContained(parts: readonly string[]): readonly string[] {
  return parts.filter((part, index) => part !== '' && !parts.slice(0, index).some((earlier) => earlier.includes(part)));
}
