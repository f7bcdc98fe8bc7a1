import { isKnown } from '../names/person-name.js';
import { areOfSameAccount, areWithoutIdentifiers } from '../pairs/pair-properties.js';
import {
  type Comparison,
  type Evidence,
  evidenceOf,
  type Family,
  isOneArea,
  isOneHouse,
  type Model,
  type NameEvidence,
  type PlaceParts,
} from '../score/index.js';
import type { Candidate } from '../solve/solver-input.js';

type Pair = readonly [Candidate, Candidate];
type Level = NameEvidence['level'];

/** The least weight of a place that is a strong family: the same area. */
const SAME_AREA = 11;
const IDENTIFYING: ReadonlySet<Family> = new Set<Family>(['birthday', 'email', 'phone', 'handle', 'alias']);

/**
 * Whether a score joins two records without asking. It takes three families of evidence, or two strong ones, and names that agree at
 * least in part. Father and son share name and place, so of two contacts of one account one of two families is a birthday or an
 * identifier. Between records without contact identifiers the score has weighed what differs, and two families are enough.
 */
export function joinsByScore({ score, vetoes, evidence }: Comparison, pair: Pair, model: Model): boolean {
  const withoutIdentifiers = areWithoutIdentifiers(...pair);
  if (score < (withoutIdentifiers ? model.autoWithoutIdentifiers : model.auto) || vetoes.length > 0) return false;
  const counted = evidence.filter(({ weight }) => weight >= model.minFamilyWeight);
  const families = new Set(counted.map(({ family }) => family));
  if (families.size === 2 && families.has('name') && !backsName(evidence, pair, families)) return false;
  // Namesakes work in one trade and in one company.
  if (families.size === 2 && families.has('work') && !(withoutIdentifiers && score >= model.autoNameAndWork))
    return false;
  if (withoutIdentifiers) return families.size >= model.minFamilies && !haveIncomparableNames(pair, evidence);
  if ((evidenceOf(evidence, 'name')?.weight ?? -1) < 0) return false;
  if (families.size !== 2) return families.size > 2;
  if (counted.some(({ weight }) => weight < model.strongWeight)) return false;
  if (counted.some(({ family, weight }) => family === 'place' && weight < SAME_AREA)) return false;
  return (
    !areOfSameAccount(...pair) || counted.some(({ family, level }) => IDENTIFYING.has(family) && level === 'exact')
  );
}

/** Both have a name, and the two cannot be compared. */
function haveIncomparableNames(pair: Pair, evidence: readonly Evidence[]): boolean {
  return !evidenceOf(evidence, 'name') && pair.every(({ features }) => isKnown(features.name));
}

/** Whether a single family beside the name is enough. Members of a household share the family name, and may have similar given names. */
function backsName(evidence: readonly Evidence[], pair: Pair, families: ReadonlySet<Family>): boolean {
  const name = evidenceOf(evidence, 'name')?.level;
  const isPartial = pair.some(({ features }) => isHalf(features.name)) || hasPart(name, 'initial');
  if (families.has('birthday')) return birthdayBacksName(evidence, pair, { name, isPartial });
  if (!families.has('place')) return true;
  const areTwoHouses = somePlace(evidence, ({ street }) => street === 'other number' || street === 'differs');
  if (!areWithoutIdentifiers(...pair)) return !isPartial && !hasSlip(name) && !areTwoHouses;
  if (isPartial || hasPart(name, 'different')) return isSurelyOneHouse(evidence);
  return !areTwoHouses || evidence.some(isOneArea);
}

function birthdayBacksName(
  evidence: readonly Evidence[],
  pair: Pair,
  { name, isPartial }: { readonly name: Level | undefined; readonly isPartial: boolean },
): boolean {
  const birthday = evidenceOf(evidence, 'birthday')?.level;
  // One in some hundred namesakes has a birthday that is written nearly like the other's.
  if (!areWithoutIdentifiers(...pair) && birthday === 'near') return false;
  return isPartial ? birthday === 'exact' || birthday === 'near' : birthday !== 'day' || !isOnlySimilar(name);
}

function isSurelyOneHouse(evidence: readonly Evidence[]): boolean {
  return evidence.some(
    (piece) =>
      piece.family === 'place' &&
      ((isOneHouse(piece) && piece.level.parts.code !== 'differs') ||
        piece.level.parts.code === 'same fine' ||
        piece.level.parts.code === 'slip of fine'),
  );
}

function somePlace(evidence: readonly Evidence[], test: (parts: PlaceParts) => boolean): boolean {
  return evidence.some((piece) => piece.family === 'place' && test(piece.level.parts));
}

function hasPart(name: Level | undefined, similarity: 'initial' | 'different'): boolean {
  return name !== undefined && 'given' in name && (name.given === similarity || name.family === similarity);
}

function hasSlip(name: Level | undefined): boolean {
  return name !== undefined && ('given' in name ? name.given === 'slip' : name.whole === 'similar');
}

function isOnlySimilar(name: Level | undefined): boolean {
  return (
    hasSlip(name) || (name !== undefined && 'given' in name && (name.given === 'nickname' || name.given === 'part'))
  );
}

function isHalf({ given, family }: Candidate['features']['name']): boolean {
  return given.length === 0 || family.length === 0;
}
