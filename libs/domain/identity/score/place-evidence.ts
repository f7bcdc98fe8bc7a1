import type { Features, Place } from '../features/index.js';
import { isSlip } from '../names/word-similarity.js';
import type { Evidence, Nearness, PlaceEvidence, PlaceParts } from './evidence.js';
import type { CodeLevel, PartLevel, StreetLevel, Weights } from './weights.js';

/** In a city of millions a match weighs less. */
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

/** The best of all pairs of places. People who live together agree here, so a place alone joins nobody. */
export function placeEvidence(a: Features, b: Features, weights: Weights): PlaceEvidence[] {
  let best: PlaceEvidence | undefined;
  for (const one of a.places) {
    for (const other of b.places) {
      const parts = compare(one, other);
      const weight = weightOf(parts, weights);
      if (best && weight <= best.weight) continue;
      const level = { nearness: nearnessOf(parts, weight), parts };
      best = { family: 'place', level, weight, a: shown(one), b: shown(other) };
    }
  }
  return best ? [best] : [];
}

export function isOneHouse(evidence: Evidence): boolean {
  return evidence.family === 'place' && evidence.level.nearness === 'one house';
}

/** Also true of one house. */
export function isOneArea(evidence: Evidence): boolean {
  return isOneHouse(evidence) || (evidence.family === 'place' && evidence.level.nearness === 'one area');
}

function weightOf({ street, extended, city, code, region }: PlaceParts, weights: Weights): number {
  const sum =
    (street === undefined ? 0 : weights.street[street]) +
    (extended === undefined ? 0 : weights.extended[extended]) +
    (city === undefined ? 0 : weights.city[city]) +
    (code === undefined ? 0 : weights.code[code]) +
    (region === undefined ? 0 : weights.region[region]);
  return Math.max(weights.minPlace, Math.min(weights.maxPlace, sum));
}

function nearnessOf({ street, extended, city, code }: PlaceParts, weight: number): Nearness {
  const isStreet = street === 'same' || street === 'slip';
  const isCity = city === 'same' || city === 'slip' || city === 'metropolis';
  const isCode = code !== undefined && code !== 'differs' && code !== 'beginning';
  if (isStreet && (isCity || isCode)) return 'one house';
  const isSameCode =
    code === 'same fine' || code === 'same' || (isCity && (code === 'same coarse' || code === 'slip of fine'));
  const isSameLine = (extended === 'same' || extended === 'slip') && (isCity || isCode);
  const isSameStreet = street === 'same' || (street === 'other number' && isCity && isCode);
  if (isSameStreet || isSameCode || isSameLine) return 'one area';
  return weight > 0 ? 'similar' : 'differs';
}

function compare(a: Place, b: Place): PlaceParts {
  const crossed = areCrossed(a, b);
  return {
    ...known('street', crossed ? 'slip' : compareStreets(a.street, b.street)),
    ...known('extended', crossed ? 'slip' : agreement(a.extended, b.extended)),
    ...known('city', a.city === b.city && METROPOLISES.has(a.city) ? 'metropolis' : agreement(a.city, b.city)),
    ...known('code', compareCodes(a.postalCode, b.postalCode)),
    ...known('region', agreement(a.region, b.region)),
  };
}

function known<Part extends keyof PlaceParts>(part: Part, level: PlaceParts[Part] | undefined): PlaceParts {
  return level === undefined ? {} : { [part]: level };
}

/** The two lines of the address are swapped in one of them. */
function areCrossed(a: Place, b: Place): boolean {
  if (a.extended === '' || b.extended === '') return false;
  const [number, words] = parted(a.street);
  const [otherNumber, otherWords] = parted(b.street);
  return number === otherNumber && areLike(words, b.extended) && areLike(a.extended, otherWords);
}

function compareCodes(a: string, b: string): CodeLevel | undefined {
  if (a === '' || b === '') return undefined;
  const isFine = FINE.test(a) && FINE.test(b);
  if (a === b) return isFine ? 'same fine' : a.length >= COARSE ? 'same' : 'same coarse';
  if (isSlip(a, b)) return isFine ? 'slip of fine' : 'slip';
  return isFine && a.slice(0, -HOUSES) === b.slice(0, -HOUSES) ? 'beginning' : 'differs';
}

/** Seven digits, or letters: "SW1A 1AA", "1012 AB". */
const FINE = /^(?=.*[a-z])[a-z0-9]{5,}$|^\d{7,}$/;
/** Digits of a code that names a district. */
const COARSE = 5;
/** The last characters of a fine code stand for the houses. */
const HOUSES = 3;

function compareStreets(a: string, b: string): StreetLevel | undefined {
  if (a === '' || b === '') return undefined;
  if (a === b) return 'same';
  const [numbers, words] = parted(a);
  const [otherNumbers, otherWords] = parted(b);
  if (!areLike(words, otherWords) && !shareWords(words, otherWords)) return 'differs';
  if (numbers !== '' && otherNumbers !== '' && numbers !== otherNumbers) return 'other number';
  return numbers !== '' && numbers === otherNumbers && words === otherWords ? 'same' : 'slip';
}

function areLike(a: string, b: string): boolean {
  return a === b || isSlip(a, b);
}

function parted(street: string): [numbers: string, words: string] {
  const parts = street.split(' ');
  return [parts.filter((part) => /\d/.test(part)).join(' '), parts.filter((part) => !/\d/.test(part)).join(' ')];
}

/** The other street name has most of the longer words of the shorter one, except for slips. */
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

function agreement(a: string, b: string): PartLevel | undefined {
  if (a === '' || b === '') return undefined;
  return a === b ? 'same' : isSlip(a, b) ? 'slip' : 'differs';
}

function shown({ street, extended, postalCode: code, city }: Place): string {
  return [street, extended, code, city].filter((part) => part !== '').join(', ');
}
