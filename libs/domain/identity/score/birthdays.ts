import type { Features } from '../features/index.js';
import { editsBetween } from '../names/likeness.js';
import type { Evidence } from './evidence.js';

type Level = 'exact' | 'near' | 'day' | 'year' | 'other year' | 'differs';

const WEIGHTS: Readonly<Record<Level, number>> = { exact: 15, near: 9, day: 7, year: 5, 'other year': -3, differs: -5 };

/** The best of all pairs of birthdays that the two tell. */
export function birthdayEvidence(a: Features, b: Features): Evidence[] {
  let best: Evidence | undefined;
  for (const one of a.birthdays) {
    for (const other of b.birthdays) {
      const level = compareBirthdays(one, other);
      if (level === undefined || (best && WEIGHTS[level] <= best.weight)) continue;
      best = { family: 'birthday', level, weight: WEIGHTS[level], a: one, b: other };
    }
  }
  return best ? [best] : [];
}

/** Both tell full birthdays, and none of one is one of the other, not even with one slip. */
export function birthdaysContradict(a: readonly string[], b: readonly string[]): boolean {
  const levels = a.flatMap((one) => b.map((other) => compareBirthdays(one, other)));
  return (
    levels.includes('differs') && !levels.some((level) => level === 'exact' || level === 'near' || level === 'day')
  );
}

function compareBirthdays(a: string, b: string): Level | undefined {
  if (a === b) return isYear(a) ? 'year' : isDay(a) ? 'day' : 'exact';
  if (isYear(a) || isYear(b)) {
    if (isDay(a) || isDay(b)) return undefined;
    return a.slice(0, 4) === b.slice(0, 4) ? 'year' : 'other year';
  }
  if (isDay(a) || isDay(b)) return a.slice(-5) === b.slice(-5) ? 'day' : 'differs';
  return isNear(a, b) ? 'near' : 'differs';
}

/** One digit, two neighbours that changed places, or day and month that did. */
function isNear(a: string, b: string): boolean {
  if (editsBetween(a, b, 1) <= 1) return true;
  const [year, month, day] = a.split('-');
  return `${year}-${day}-${month}` === b;
}

const isYear = (birthday: string): boolean => birthday.length === 4;
const isDay = (birthday: string): boolean => birthday.startsWith('--');
