import { isMobileNumber } from '../../contact/identifiers.js';
import { providerNamed } from '../../providers/registry.js';
import { alignNames } from '../names/align-names.js';
import { compareNames } from '../names/index.js';
import { areOfSameAccount } from '../pairs/pair-properties.js';
import { birthdaysContradict } from '../score/index.js';
import { type Candidate, MAX_HOLDERS, type SolverIdentifier } from '../solve/solver-input.js';
import { type Validity, validityOf } from './validity.js';

export interface IdentifierLinks {
  /** Its holders cannot all be one person, so it identifies nobody any more. */
  readonly shared: boolean;
  /** Pairs of holders that it links, the smaller id first. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Pairs that it does not link although much is in favour: a person is asked. */
  readonly doubtful: readonly (readonly [string, string])[];
}

/**
 * The links of one identifier, as a function of the set of its holders.
 * - Only holders at one time are compared. If two of them contradict each other, the identifier is shared, and only holders of the
 *   very same name are linked.
 * - A holder without a name is linked only if the identifier is the main one of both; a landline number also needs a provider that
 *   verifies numbers.
 * - Two live records of one account are linked only if they have the same name or the same content.
 * - A holder at one time with two successive holders is linked only with a holder of the same name.
 * - If two names cannot be compared, a shared phone number or e-mail address links neither them nor a holder without a name.
 * - An alias links whatever the names are, as long as nothing contradicts.
 */
export function identifierLinks(
  identifier: SolverIdentifier,
  known: ReadonlyMap<string, Candidate>,
  areSeparated: (a: string, b: string) => boolean,
): IdentifierLinks {
  const { holders, kind, value } = identifier;
  if (holders.length > MAX_HOLDERS) return { shared: true, pairs: [], doubtful: [] };
  const given = [...holders].sort().flatMap((id) => known.get(id) ?? []);
  const validity = validityOf(given, identifier);
  const contradict = (a: Candidate, b: Candidate) =>
    validity.overlap(a, b) && (areSeparated(a.identityId, b.identityId) || areDifferent(a, b, kind));
  const shared = given.some((a, i) => given.slice(i + 1).some((b) => contradict(a, b)));
  const groups = shared ? sameNamed(given, contradict) : [given];
  const isPersonal = value !== null && (kind !== 'phone' || isMobileNumber(value));
  const isUnclear = pairsAmong([given]).some(([a, b]) => validity.overlap(a, b) && areUnclear(a, b, kind));
  const circumstances = { identifier, validity, shared, isPersonal, isUnclear };
  return {
    shared,
    pairs: pairsAmong(groups)
      .filter(([a, b]) => isLinked(a, b, circumstances))
      .map(idsOf),
    doubtful: pairsAmong([given])
      .filter(([a, b]) => isDoubtful(a, b, circumstances))
      .map(idsOf),
  };
}

type Pair = readonly [Candidate, Candidate];

/** Of holders in the order of their ids. */
function pairsAmong(groups: readonly (readonly Candidate[])[]): Pair[] {
  return groups.flatMap((group) => group.flatMap((a, i) => group.slice(i + 1).map((b): Pair => [a, b])));
}

function idsOf([a, b]: Pair): readonly [string, string] {
  return [a.identityId, b.identityId];
}

interface Circumstances {
  readonly identifier: SolverIdentifier;
  readonly validity: Validity;
  readonly shared: boolean;
  /** Not a landline. */
  readonly isPersonal: boolean;
  /** Some of its holders have names that cannot be compared. */
  readonly isUnclear: boolean;
}

function isLinked(a: Candidate, b: Candidate, circumstances: Circumstances): boolean {
  const { identifier, validity, shared, isPersonal, isUnclear } = circumstances;
  if (!validity.overlap(a, b)) return false;
  const match = compareNames(a.features.name, b.features.name);
  if (match !== 'exact' && (validity.isBetween(a) || validity.isBetween(b))) return false;
  if (identifier.kind === 'alias') return true;
  if (areOfSameAccount(a, b)) return !shared && (match === 'exact' || haveSameFeatures(a, b));
  if (areUnclear(a, b, identifier.kind) || (isUnclear && match === 'unknown')) return false;
  // Members of a household share the family name, and may share the initial.
  if (match !== 'notComparable' && match !== 'unknown') return isPersonal || shareGivenName(a, b);
  const isOwn = isPersonal || [a, b].some(({ provider }) => providerNamed(provider)?.verifiesPhone);
  return isOwn && [a, b].every((one) => isMain(one, identifier));
}

/** One of them may have married; or both have one alias; or one is between successive holders; or the names cannot be compared. */
function isDoubtful(a: Candidate, b: Candidate, { identifier, validity, shared, isUnclear }: Circumstances): boolean {
  if (!validity.overlap(a, b)) return false;
  if (identifier.kind === 'alias') return true;
  if (validity.isBetween(a) || validity.isBetween(b)) return !areDifferent(a, b, identifier.kind);
  const match = compareNames(a.features.name, b.features.name);
  if (shared && match === 'surname') return true;
  const isUnclearPair = areUnclear(a, b, identifier.kind) || (isUnclear && match === 'unknown');
  return isUnclearPair && !areDifferent(a, b, identifier.kind);
}

/** Kinds that pass from one person to another, or belong to a household. */
const TRANSFERABLE: ReadonlySet<string> = new Set(['phone', 'email']);

/** Names that cannot be compared; or a family name alone, with an address that may be the household's. */
function areUnclear({ features: a }: Candidate, { features: b }: Candidate, kind: string): boolean {
  if (!TRANSFERABLE.has(kind)) return false;
  const match = compareNames(a.name, b.name);
  const isFamilyAlone = a.name.given.length === 0 || b.name.given.length === 0;
  return match === 'notComparable' || (kind === 'email' && match === 'compatible' && isFamilyAlone);
}

const SAME_GIVEN_NAME: ReadonlySet<string> = new Set(['same', 'spelling', 'nickname', 'part', 'slip']);

function shareGivenName({ features: a }: Candidate, { features: b }: Candidate): boolean {
  return compareNames(a.name, b.name) === 'exact' || SAME_GIVEN_NAME.has(alignNames(a.name, b.name).given);
}

function haveSameFeatures(a: Candidate, b: Candidate): boolean {
  return JSON.stringify(a.features) === JSON.stringify(b.features);
}

/** A number may pass to a stranger or to a spouse's family, so with it another family name is another person. */
function areDifferent({ features: a }: Candidate, { features: b }: Candidate, kind: string): boolean {
  const match = compareNames(a.name, b.name);
  if (match === 'conflict' || match === 'generation' || (match === 'surname' && kind === 'phone')) return true;
  return birthdaysContradict(a.birthdays, b.birthdays);
}

/** Groups of the very same name, without those whose members contradict each other all the same. */
function sameNamed(given: readonly Candidate[], contradict: (a: Candidate, b: Candidate) => boolean): Candidate[][] {
  const groups: Candidate[][] = [];
  for (const holder of given) {
    const group = groups.find(
      ([first]) => first && compareNames(first.features.name, holder.features.name) === 'exact',
    );
    if (group) group.push(holder);
    else groups.push([holder]);
  }
  return groups.filter((group) => !group.some((a, i) => group.slice(i + 1).some((b) => contradict(a, b))));
}

/** Every number is a main one, and so is an identifier that the record holds as an alias. */
function isMain({ features }: Candidate, { kind, value }: SolverIdentifier): boolean {
  const held = features.identifiers.find((one) => one.kind === kind && one.value === value);
  return held === undefined || kind === 'phone' || held.primary;
}
