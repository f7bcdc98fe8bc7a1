import type { Features, Place } from '../features/index.js';
import { isSlip } from '../names/likeness.js';
import type { Evidence } from './evidence.js';

type Agreement = 'same' | 'slip' | 'absent' | 'differs';

const MOST = 18;
const STREET = { same: 11, 'same but for a slip': 9, 'other number': 5, absent: 0, differs: -1.5 } as const;
const CITY: Readonly<Record<Agreement, number>> = { same: 5, slip: 4, absent: 0, differs: -1 };
const METROPOLIS = 3;
const REGION: Readonly<Record<Agreement, number>> = { same: 0.5, slip: 0.5, absent: 0, differs: -0.5 };
const POSTAL_CODE_DIFFERS = -1.5;
const POSTAL_CODE_SLIP = 2;

/** Cities of millions say little. */
const METROPOLISES: ReadonlySet<string> = new Set([
  ...[
    'london',
    'paris',
    'berlin',
    'wien',
    'vienna',
    'roma',
    'rome',
    'madrid',
    'barcelona',
    'moscow',
    'istanbul',
    'tokyo',
  ],
  ...['beijing', 'shanghai', 'delhi', 'mumbai', 'new york', 'los angeles', 'chicago', 'sydney', 'melbourne', 'toronto'],
]);

/** The best of all pairs of places. Those who live together agree here, so it never speaks alone. */
export function placeEvidence(a: Features, b: Features): Evidence[] {
  let best: Evidence | undefined;
  for (const one of a.places) {
    for (const other of b.places) {
      const weight = compare(one, other);
      if (best && weight <= best.weight) continue;
      best = {
        family: 'place',
        level: weight >= 10 ? 'same' : weight > 0 ? 'similar' : 'differs',
        weight,
        a: shown(one),
        b: shown(other),
      };
    }
  }
  return best ? [best] : [];
}

function compare(a: Place, b: Place): number {
  const city = agreement(a.city, b.city);
  const isHuge = city === 'same' && METROPOLISES.has(a.city);
  const sum =
    STREET[compareStreets(a.street, b.street)] +
    postalCode(a.postalCode, b.postalCode) +
    (isHuge ? METROPOLIS : CITY[city]) +
    REGION[agreement(a.region, b.region)];
  return Math.min(MOST, sum);
}

/** A long code names a few houses, a short one a town. */
function postalCode(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return a.length >= 5 ? 11 : 7;
  return isSlip(a, b) ? POSTAL_CODE_SLIP : POSTAL_CODE_DIFFERS;
}

function compareStreets(a: string, b: string): keyof typeof STREET {
  if (a === '' || b === '') return 'absent';
  if (a === b) return 'same';
  const [numbers, words] = parted(a);
  const [otherNumbers, otherWords] = parted(b);
  const likeWords = words === otherWords || isSlip(words, otherWords) || shareWords(words, otherWords);
  if (!likeWords) return 'differs';
  if (numbers !== '' && otherNumbers !== '' && numbers !== otherNumbers) return 'other number';
  return numbers !== '' && numbers === otherNumbers && words === otherWords ? 'same' : 'same but for a slip';
}

function parted(street: string): [numbers: string, words: string] {
  const parts = street.split(' ');
  return [parts.filter((part) => /\d/.test(part)).join(' '), parts.filter((part) => !/\d/.test(part)).join(' ')];
}

/** Most of the longer words of the shorter street name are in the other one, but for slips. */
function shareWords(a: string, b: string): boolean {
  const [some, others] = [a, b].map((street) => street.split(' ').filter((word) => word.length >= 4));
  if (!some || !others || some.length === 0 || others.length === 0) return false;
  const shared = some.filter((word) => others.some((other) => word === other || isSlip(word, other))).length;
  return (
    shared >= 1 &&
    shared >= Math.min(some.length, others.length) &&
    shared * 2 > Math.max(some.length, others.length) - 1
  );
}

function agreement(a: string, b: string): Agreement {
  if (a === '' || b === '') return 'absent';
  if (a === b) return 'same';
  return isSlip(a, b) ? 'slip' : 'differs';
}

function shown({ street, postalCode: code, city }: Place): string {
  return [street, code, city].filter((part) => part !== '').join(', ');
}
