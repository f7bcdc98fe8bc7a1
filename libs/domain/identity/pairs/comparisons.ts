import { sharedAlias } from '../links/validity.js';
import {
  type BirthdayEvidence,
  type Comparison,
  compareFeatures,
  type Evidence,
  evidenceOf,
  isOneArea,
  isOneHouse,
  type Model,
  type Scale,
} from '../score/index.js';
import type { Candidate } from '../solve/solver-input.js';
import { pairKey } from './pair-key.js';
import { areOfSameAccount, areWithoutIdentifiers } from './pair-properties.js';

type BirthdayLevel = BirthdayEvidence['level'];

const TWO_ENTRIES = -4;
const SAME_ALIAS = 18;
const SAME_JOB = 5;
const COMPATIBLE_BIRTHDAYS: ReadonlySet<BirthdayLevel> = new Set<BirthdayLevel>(['exact', 'near', 'day', 'year']);
/** Likelier one date with a wrong part than two people of one house. */
const WRONG_PART: ReadonlySet<BirthdayLevel> = new Set<BirthdayLevel>(['two parts', 'year slip']);

/** Compares every pair at most once. */
export class Comparisons {
  readonly #known = new Map<string, Comparison>();

  constructor(
    /** "kind value" of identifiers that several persons hold. */
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

/** Symmetric. */
export function compareCandidates(one: Candidate, other: Candidate, scale: Scale): Comparison {
  const [a, b] = one.identityId < other.identityId ? [one, other] : [other, one];
  const comparison = withAlias(a, b, compareFeatures(a.features, b.features, scale));
  if (areWithoutIdentifiers(a, b)) return { ...comparison, ...weighedVetoes(a, b, comparison) };
  // An owner rarely writes the same contact down twice. Forms and postal address books do repeat people.
  return areOfSameAccount(a, b)
    ? withEvidence(comparison, { family: 'account', level: 'two entries', weight: TWO_ENTRIES })
    : comparison;
}

function withAlias(a: Candidate, b: Candidate, comparison: Comparison): Comparison {
  if (a.aliases.length === 0 || b.aliases.length === 0) return comparison;
  const value = sharedAlias(a, b)?.value;
  if (value === undefined) return comparison;
  return withEvidence(comparison, { family: 'alias', level: 'exact', weight: SAME_ALIAS, a: value, b: value });
}

function withEvidence(comparison: Comparison, evidence: Evidence): Comparison {
  return { ...comparison, evidence: [...comparison.evidence, evidence], score: comparison.score + evidence.weight };
}

/**
 * In records without contact identifiers a wrong field is likelier than a stranger who agrees in all other fields. There a different
 * birthday is weighed and is no veto. Neither is a different given name if year of birth and area agree, or the job of people who are
 * not of one house. Two entries of one address book with one birthday and house are still twins, and people of one house with two
 * given names are a family.
 */
function weighedVetoes(
  a: Candidate,
  b: Candidate,
  { vetoes, evidence }: Comparison,
): Pick<Comparison, 'vetoes' | 'never'> {
  if (vetoes.length === 0) return { vetoes, never: false };
  const birthday = evidenceOf(evidence, 'birthday')?.level;
  const work = evidenceOf(evidence, 'work')?.weight ?? 0;
  const oneHouse = evidence.some(isOneHouse);
  const isCompatible = birthday !== undefined && COMPATIBLE_BIRTHDAYS.has(birthday);
  const twins = areOfSameAccount(a, b) && (birthday === 'exact' || birthday === 'day') && oneHouse;
  const outweighed = (isCompatible && evidence.some(isOneArea)) || (work >= SAME_JOB && !oneHouse);
  const isWrongPart = birthday !== undefined && WRONG_PART.has(birthday);
  const family = vetoes.includes('name') && oneHouse && !isCompatible && !isWrongPart;
  return {
    vetoes: vetoes.filter((veto) => veto === 'generation' || (veto === 'name' && (twins || !outweighed))),
    never: vetoes.includes('generation') || twins || family,
  };
}
