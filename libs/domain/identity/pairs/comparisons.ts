import { aliasOfBoth } from '../links/validity.js';
import {
  type Comparison,
  compareFeatures,
  type Evidence,
  isOneArea,
  isOneHouse,
  type Model,
  type Scale,
} from '../score/index.js';
import type { Candidate } from '../solve/solver-input.js';
import { pairKey } from './pair-key.js';
import { areOfSameAccount, areWithoutIdentifiers } from './pair-properties.js';

const TWO_ENTRIES = -4;
const SAME_ALIAS = 18;
const SAME_POST = 5;
const BORN_TOGETHER: ReadonlySet<string> = new Set(['exact', 'near', 'day', 'year']);
const ONE_BIRTHDAY: ReadonlySet<string> = new Set(['exact', 'day']);
/** Likelier one date with a wrong part than two of one house. */
const MISWRITTEN: ReadonlySet<string> = new Set(['two parts', 'year slip']);

/** Every pair is compared at most once. */
export class Comparisons {
  readonly #known = new Map<string, Comparison>();

  constructor(
    /** "kind value" of identifiers that are borne by several persons. */
    readonly shared: ReadonlySet<string>,
    readonly model: Model,
  ) {}

  of(a: Candidate, b: Candidate): Comparison {
    const key = pairKey(a.identityId, b.identityId);
    const known = this.#known.get(key);
    if (known) return known;
    const comparison = compareCandidates(a, b, this);
    this.#known.set(key, comparison);
    return comparison;
  }
}

/** How two candidates compare, whichever is named first. */
export function compareCandidates(one: Candidate, other: Candidate, scale: Scale): Comparison {
  const [a, b] = one.identityId < other.identityId ? [one, other] : [other, one];
  const comparison = withAlias(a, b, compareFeatures(a.features, b.features, scale));
  if (areWithoutIdentifiers(a, b)) return { ...comparison, ...weighed(a, b, comparison) };
  // An owner rarely writes the same contact down twice; registers do.
  return areOfSameAccount(a, b)
    ? and(comparison, { family: 'account', level: 'two entries', weight: TWO_ENTRIES })
    : comparison;
}

function withAlias(a: Candidate, b: Candidate, comparison: Comparison): Comparison {
  if (a.aliases.length === 0 || b.aliases.length === 0) return comparison;
  const alias = aliasOfBoth(a, b);
  if (!alias) return comparison;
  return and(comparison, { family: 'alias', level: 'exact', weight: SAME_ALIAS, a: alias.value, b: alias.value });
}

function and(comparison: Comparison, evidence: Evidence): Comparison {
  return { ...comparison, evidence: [...comparison.evidence, evidence], score: comparison.score + evidence.weight };
}

/**
 * Records without any identifier come from registers, postal address books and forms, where a wrong field is likelier than a
 * stranger who agrees in all the others: there a birthday that differs is weighed and does not veto, nor does a given name when the
 * year of birth and the area agree, or the post of people who are not known to live in one house. Two entries of one address book that were born
 * on one day and live in one house are twins all the same, and people of one house and two given names are a family.
 */
function weighed(a: Candidate, b: Candidate, { vetoes, evidence }: Comparison): Pick<Comparison, 'vetoes' | 'never'> {
  if (vetoes.length === 0) return { vetoes, never: false };
  const birthday = evidence.find((one) => one.family === 'birthday')?.level ?? '';
  const work = evidence.find((one) => one.family === 'work')?.weight ?? 0;
  const oneHouse = evidence.some(isOneHouse);
  const bornTogether = BORN_TOGETHER.has(birthday);
  const twins = areOfSameAccount(a, b) && ONE_BIRTHDAY.has(birthday) && oneHouse;
  const known = (bornTogether && evidence.some(isOneArea)) || (work >= SAME_POST && !oneHouse);
  const family = vetoes.includes('name') && oneHouse && !bornTogether && !MISWRITTEN.has(birthday);
  return {
    vetoes: vetoes.filter((veto) => veto === 'generation' || (veto === 'name' && (twins || !known))),
    never: vetoes.includes('generation') || twins || family,
  };
}
