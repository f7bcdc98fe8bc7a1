import { isKnown } from '../names/person-name.js';
import { areOfSameAccount, areWithoutIdentifiers } from '../pairs/pair-properties.js';
import { type Comparison, type Evidence, type Family, isOneArea, isOneHouse, type Model } from '../score/index.js';
import type { Candidate } from '../solve/solver-input.js';

type Pair = readonly [Candidate, Candidate];

/**
 * Sure enough to join without asking: two independent families of evidence, both strong, or three, and names that agree at least in
 * part. Of two contacts of one account two must not be name and place, which fathers and sons have in common: one of them is a
 * birthday or an identifier. Where neither tells how to reach anybody the score has weighed what differs, and two families do.
 */
export function joinsByScore({ score, vetoes, evidence }: Comparison, pair: Pair, model: Model): boolean {
  const bare = areWithoutIdentifiers(...pair);
  if (score < (bare ? model.autoWithoutIdentifiers : model.auto) || vetoes.length > 0) return false;
  const telling = evidence.filter(({ weight }) => weight >= model.minFamilyWeight);
  const families = new Set(telling.map(({ family }) => family));
  if (families.size === 2 && families.has('name') && !isBacked(evidence, pair, families)) return false;
  // Namesakes work in one trade and in one company.
  if (families.size === 2 && families.has('work') && !(bare && score >= model.autoNameAndWork)) return false;
  if (bare) return families.size >= model.minFamilies && !areUncompared(pair, evidence);
  if ((evidence.find(({ family }) => family === 'name')?.weight ?? -1) < 0) return false;
  if (families.size !== 2) return families.size > 2;
  if (telling.some(({ weight }) => weight < model.strongWeight)) return false;
  if (telling.some(({ family, weight }) => family === 'place' && weight < SAME_AREA)) return false;
  return !areOfSameAccount(...pair) || telling.some(({ family, level }) => OWN.has(family) && level === 'exact');
}

/** Both tell a name, and it says nothing: nobody can read it. */
function areUncompared(pair: Pair, evidence: readonly Evidence[]): boolean {
  return !evidence.some(({ family }) => family === 'name') && pair.every(({ features }) => isKnown(features.name));
}

const SAME_AREA = 11;
const OWN: ReadonlySet<Family> = new Set<Family>(['birthday', 'email', 'phone', 'handle', 'alias']);

/** Whether one more family is enough beside the name: who lives with somebody has the same family name, and a name like it perhaps. */
function isBacked(evidence: readonly Evidence[], pair: Pair, families: ReadonlySet<Family>): boolean {
  const name = evidence.find(({ family }) => family === 'name')?.level ?? '';
  const isPart = pair.some(({ features }) => isHalf(features.name)) || name.includes('initial');
  if (families.has('birthday')) {
    const birthday = evidence.find(({ family }) => family === 'birthday')?.level ?? '';
    // Of namesakes one in some hundreds was born on a day that is written nearly like the other's.
    if (!areWithoutIdentifiers(...pair) && birthday === 'near') return false;
    return isPart ? WHOLE_DATES.has(birthday) : birthday !== 'day' || !LIKE.test(name);
  }
  if (!families.has('place')) return true;
  const isTwoHouses = evidence.some((one) => tells(one, /street (?:other number|differs)/));
  if (!areWithoutIdentifiers(...pair)) return !isPart && !SLIPS.test(name) && !isTwoHouses;
  if (isPart || name.includes('different'))
    return evidence.some(
      (one) => (isOneHouse(one) && !tells(one, /code differs/)) || tells(one, /code (?:same|slip of) fine/),
    );
  return !isTwoHouses || evidence.some(isOneArea);
}

const WHOLE_DATES: ReadonlySet<string> = new Set(['exact', 'near']);
const SLIPS = /given slip|similar/;
const LIKE = /given (?:nickname|slip|part)|similar/;

function isHalf({ given, family }: Candidate['features']['name']): boolean {
  return given.length === 0 || family.length === 0;
}

function tells({ family, level }: Evidence, text: RegExp): boolean {
  return family === 'place' && text.test(level);
}
