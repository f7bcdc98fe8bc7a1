import type { Features } from '../features/index.js';
import { editDistance } from '../names/word-similarity.js';
import type { BirthdayEvidence } from './evidence.js';
import type { BirthdayLevel, Weights } from './weights.js';

/** The best of all pairs of birthdays. */
export function birthdayEvidence(a: Features, b: Features, { birthday }: Weights): BirthdayEvidence[] {
  let best: BirthdayEvidence | undefined;
  for (const one of a.birthdays) {
    for (const other of b.birthdays) {
      const level = compareBirthdays(one, other);
      if (level === undefined || (best && birthday[level] <= best.weight)) continue;
      best = { family: 'birthday', level, weight: birthday[level], a: one, b: other };
    }
  }
  return best ? [best] : [];
}

const ONE_DAY: ReadonlySet<BirthdayLevel | undefined> = new Set<BirthdayLevel>(['exact', 'near', 'day']);
const OTHER_DAY: ReadonlySet<BirthdayLevel | undefined> = new Set<BirthdayLevel>(['two parts', 'differs']);

/** Both have full birthdays, and no pair of them agrees, not even with one slip. */
export function birthdaysContradict(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const levels = a.flatMap((one) => b.map((other) => compareBirthdays(one, other)));
  return levels.some((level) => OTHER_DAY.has(level)) && !levels.some((level) => ONE_DAY.has(level));
}

function compareBirthdays(a: string, b: string): BirthdayLevel | undefined {
  if (a === b) return isYear(a) ? 'year' : isDay(a) ? 'day' : 'exact';
  if (isYear(a) || isYear(b)) return isDay(a) || isDay(b) ? undefined : compareYears(a.slice(0, 4), b.slice(0, 4));
  if (isDay(a) || isDay(b)) return a.slice(-5) === b.slice(-5) ? 'day' : 'differs';
  return compareDates(a, b);
}

/** At least one of the two is a year without a day. */
function compareYears(a: string, b: string): BirthdayLevel {
  if (a === b) return 'year of full';
  return editDistance(a, b, 1) <= 1 ? 'year slip' : 'other year';
}

/** Near: one digit differs, two neighbouring digits are swapped, or day and month are. */
function compareDates(a: string, b: string): BirthdayLevel {
  if (editDistance(a, b, 1) <= 1) return 'near';
  const [ofA, ofB] = [a.split('-'), b.split('-')];
  const [year, month, day] = ofA;
  if (`${year}-${day}-${month}` === b) return 'near';
  return ofA.filter((part, i) => part === ofB[i]).length === 2 ? 'two parts' : 'differs';
}

const isYear = (birthday: string): boolean => birthday.length === 4;
const isDay = (birthday: string): boolean => birthday.startsWith('--');
