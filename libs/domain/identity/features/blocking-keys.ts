import { isKnown, type PersonName } from '../names/person-name.js';
import type { Features } from './features.js';

/** A key borne by more identities than this brings nobody together. */
export const MOST_IN_A_BLOCK = 50;

/**
 * Keys under which records of one person are likely to meet, distinct and sorted; few, because each is a row. They only say
 * which pairs are worth scoring. A key holds personal data: store its hash.
 */
export function blockingKeysOf({ name, birthdays }: Features): readonly string[] {
  const keys = new Set<string>();
  const whole = nameKey(name);
  if (whole !== null) keys.add(`name:${whole}`);
  for (const birthday of birthdays) if (!birthday.startsWith('--')) keys.add(`born:${birthday}`);
  return [...keys].sort();
}

function nameKey(name: PersonName): string | null {
  if (!isKnown(name) || name.given.length === 0 || name.family.length === 0) return null;
  return [...name.given.slice(0, 1), ...name.family.slice(-1)].sort().join(' ');
}
