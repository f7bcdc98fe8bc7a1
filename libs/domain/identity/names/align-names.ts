import { compareFamilyNames, compareGivenNames, type Similarity } from './part-similarity.js';
import type { PersonName } from './person-name.js';

/** How the parts of two names agree, in the order in which they agree best. */
export interface Alignment {
  readonly given: Similarity;
  readonly family: Similarity;
  /** The family name of one is the given name of the other. */
  readonly swapped: boolean;
}

const RANKS: Readonly<Record<Similarity, number>> = {
  same: 8,
  spelling: 7,
  nickname: 6,
  part: 6,
  slip: 4,
  initial: 3,
  absent: 1,
  different: 0,
};

export function alignNames(a: PersonName, b: PersonName): Alignment {
  const straight = aligned(a, b, false);
  if (RANKS[straight.given] >= RANKS.slip && RANKS[straight.family] >= RANKS.slip) return straight;
  // The result must not depend on which of the two is turned.
  const [one, other] = wholeOf(a) <= wholeOf(b) ? [a, b] : [b, a];
  const turned = aligned(one, { ...other, given: other.family, family: other.given }, true);
  // A family name is not a nickname: Anghel and Anghelina.
  return turned.given !== 'nickname' && worth(turned) > worth(straight) ? turned : straight;
}

function aligned(a: PersonName, b: PersonName, swapped: boolean): Alignment {
  const plain = compareGivenNames(a.given, b.given);
  const hasNickname = a.nickname.length > 0 || b.nickname.length > 0;
  const given = hasNickname
    ? best(plain, compareGivenNames(a.nickname, b.given), compareGivenNames(a.given, b.nickname))
    : plain;
  return { given, family: compareFamilyNames(a.family, b.family), swapped };
}

/** A nickname that agrees counts; one that does not is ignored. */
function best(plain: Similarity, ...nicknames: Similarity[]): Similarity {
  return nicknames.reduce((one, other) => (RANKS[other] > RANKS[one] && other !== 'absent' ? 'nickname' : one), plain);
}

function worth({ given, family, swapped }: Alignment): number {
  return RANKS[given] + RANKS[family] - (swapped ? 2 : 0);
}

const wholeOf = ({ given, family }: PersonName): string => `${given.join(' ')} ${family.join(' ')}`;
