import type { Features } from '../features/index.js';
import { alignNames } from '../names/align-names.js';
import { compareNames } from '../names/compare-names.js';
import { givenNameBitsOf, surnameBitsOf } from '../names/lists/frequencies.js';
import type { Similarity } from '../names/part-similarity.js';
import { isKnown, type PersonName } from '../names/person-name.js';
import type { ComparableMatch, NameEvidence } from './evidence.js';
import type { Weights } from './weights.js';

const SWAPPED = -1;
const MIDDLE_AGREES = 3;
const MIDDLE_DIFFERS = -3;

/** Fixed, because there is no table of how rare names in other scripts are. */
const WHOLE_NAME: Readonly<Record<ComparableMatch, number>> = {
  exact: 14,
  compatible: 10,
  similar: 8,
  surname: 0,
  generation: 10,
  conflict: -6,
};

export interface NameComparison {
  readonly evidence: readonly NameEvidence[];
  /** Both have a given name, and no rule takes the two for one. */
  readonly differs: boolean;
}

const NOTHING: NameComparison = { evidence: [], differs: false };

/** Given, family and middle names together, each weighed by how rare it is. */
export function compareNameFeatures({ name: a }: Features, { name: b }: Features, weights: Weights): NameComparison {
  if (!isKnown(a) || !isKnown(b)) return NOTHING;
  return isLatin(a) && isLatin(b) ? compareParts(a, b, weights) : compareWhole(a, b);
}

/** Other scripts have no initials and may put the family name first, so whole names are compared. */
function compareWhole(a: PersonName, b: PersonName): NameComparison {
  const match = compareNames(a, b);
  if (match === 'notComparable' || match === 'unknown') return NOTHING;
  const differs = match === 'conflict';
  const level = { whole: match };
  return { evidence: [{ family: 'name', level, weight: WHOLE_NAME[match], a: shown(a), b: shown(b) }], differs };
}

function compareParts(a: PersonName, b: PersonName, weights: Weights): NameComparison {
  const { given, family, swapped } = alignNames(a, b);
  const [givenBits, familyBits] = swapped
    ? [commonest(a.given[0], b.family[0]), commonest(a.family[0], b.given[0])]
    : [rarityOf(givenNameBitsOf, a.given[0], b.given[0]), rarityOf(surnameBitsOf, a.family[0], b.family[0])];
  const weight =
    weightOf(given, givenBits, weights, weights.given) +
    weightOf(family, familyBits, weights, weights.family) +
    middle(a, b) +
    (swapped ? SWAPPED : 0);
  const level = { given, family, swapped };
  return {
    evidence: [{ family: 'name', level, weight, a: shown(a), b: shown(b) }],
    differs: given === 'different',
  };
}

function weightOf(likeness: Similarity, bits: number, { rarityDiscount }: Weights, fixed: Weights['given']): number {
  switch (likeness) {
    case 'same':
    case 'spelling':
    case 'nickname':
    case 'part':
      return bits - rarityDiscount[likeness];
    default:
      return fixed[likeness];
  }
}

function middle(a: PersonName, b: PersonName): number {
  const [one, other] = [a.middle.join(' '), b.middle.join(' ')];
  if (one.length < 2 || other.length < 2) return 0;
  if (one === other) return MIDDLE_AGREES;
  return a.middle.some((word) => b.middle.some((also) => word[0] === also[0])) ? 0 : MIDDLE_DIFFERS;
}

function rarityOf(bitsOf: (word: string) => number, a: string | undefined, b: string | undefined): number {
  return Math.min(bitsOf(a ?? b ?? ''), bitsOf(b ?? a ?? ''));
}

function commonest(a: string | undefined, b: string | undefined): number {
  return Math.min(rarityOf(givenNameBitsOf, a, b), rarityOf(surnameBitsOf, a, b));
}

function shown({ given, middle: between, family }: PersonName): string {
  return [...given, ...between, ...family].join(' ');
}

const LATIN = /^[a-z\d]*$/;

function isLatin({ given, family }: PersonName): boolean {
  return LATIN.test(given[0] ?? '') && LATIN.test(family[0] ?? '');
}
