import { folded } from '#domain';

/**
 * LIKE patterns for crm.contacts.search_text, one for each word: all of them must match. What looks like a piece of a phone
 * number is looked for by its digits, without the zeros that stand for the country or trunk prefix.
 */
export function searchPatterns(search: string): string[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const needles = words.map((word) => (/^[\d+().\-/]*\d[\d+().\-/]*$/.test(word) ? digitsOf(word) : word));
  return [...new Set(needles)].map((needle) => `%${needle.replace(/[\\%_]/g, '\\$&')}%`);
}

function digitsOf(word: string): string {
  const digits = word.replace(/\D/g, '');
  return digits.replace(/^0+(?=\d)/, '');
}
