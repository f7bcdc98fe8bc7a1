import { isMobileNumber } from '../../contact/identifiers.js';
import { providerNamed } from '../../providers/registry.js';
import { alignNames } from '../names/align-names.js';
import { compareNames } from '../names/index.js';
import { areOfSameAccount } from '../pairs/pair-properties.js';
import { birthdaysContradict } from '../score/index.js';
import { type Candidate, MAX_HOLDERS, type SolverIdentifier } from '../solve/solver-input.js';
import { type Tenure, tenureOf } from './validity.js';

export interface IdentifierLinks {
  /** Its holders cannot all be one person: it identifies nobody any more. */
  readonly shared: boolean;
  /** Pairs of holders that it makes one person, the smaller id first. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Pairs whom it does not join although much speaks for it: a person is asked. */
  readonly doubtful: readonly (readonly [string, string])[];
}

/**
 * What one identifier says of its holders, as a function of their set. Only those who bore it at one time have to do with each other
 * by it. As long as no two of them contradict each other it makes them one person; otherwise it is shared, and only holders of the very
 * same name stay together. One without a name joins only where the identifier is the main one of both, or a number that is mobile or
 * WhatsApp's; two live records of one account only when they have the same name. Who bore it together with two who had it one after
 * the other joins only who has the same name. Of whom nobody can tell whether they are of one name, a number or an address joins neither
 * with the other, nor anybody without a name with them. What a provider alone knows a record by joins whatever they are called or say.
 */
export function identifierLinks(
  identifier: SolverIdentifier,
  known: ReadonlyMap<string, Candidate>,
  areApart: (a: string, b: string) => boolean,
): IdentifierLinks {
  const { holders, kind, value } = identifier;
  if (holders.length > MAX_HOLDERS) return { shared: true, pairs: [], doubtful: [] };
  const given = [...holders].sort().flatMap((id) => known.get(id) ?? []);
  const tenure = tenureOf(given, identifier);
  const contradict = (a: Candidate, b: Candidate) =>
    tenure.meet(a, b) && (areApart(a.identityId, b.identityId) || areDifferent(a, b, kind));
  const shared = given.some((a, i) => given.slice(i + 1).some((b) => contradict(a, b)));
  const groups = shared ? sameNamed(given, contradict) : [given];
  const telling = value !== null && (kind !== 'phone' || isMobileNumber(value));
  const unclear = pairsAmong([given]).some(([a, b]) => tenure.meet(a, b) && areUnclear(a, b, kind));
  const circumstances = { identifier, tenure, shared, telling, unclear };
  return {
    shared,
    pairs: pairsAmong(groups)
      .filter(([a, b]) => isBond(a, b, circumstances))
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
  readonly tenure: Tenure;
  readonly shared: boolean;
  readonly telling: boolean;
  /** Nobody can tell whether all who bear it are of one name. */
  readonly unclear: boolean;
}

function isBond(a: Candidate, b: Candidate, circumstances: Circumstances): boolean {
  const { identifier, tenure, shared, telling, unclear } = circumstances;
  if (!tenure.meet(a, b)) return false;
  const match = compareNames(a.features.name, b.features.name);
  if (match !== 'exact' && (tenure.isBetween(a) || tenure.isBetween(b))) return false;
  if (identifier.kind === 'alias') return true;
  if (areOfSameAccount(a, b)) return !shared && (match === 'exact' || saysTheSame(a, b));
  if (areUnclear(a, b, identifier.kind) || (unclear && match === 'unknown')) return false;
  // Whoever lives with somebody shares the family name and may share the initial.
  if (match !== 'notComparable' && match !== 'unknown') return telling || shareGivenName(a, b);
  const isOwn = telling || [a, b].some(({ provider }) => providerNamed(provider)?.verifiesPhone);
  return isOwn && [a, b].every((one) => isMain(one, identifier));
}

/** Married perhaps; or their provider says that they are one; or one of those between whom an identifier passed on. */
function isDoubtful(a: Candidate, b: Candidate, { identifier, tenure, shared, unclear }: Circumstances): boolean {
  if (!tenure.meet(a, b)) return false;
  if (identifier.kind === 'alias') return true;
  if (tenure.isBetween(a) || tenure.isBetween(b)) return !areDifferent(a, b, identifier.kind);
  const match = compareNames(a.features.name, b.features.name);
  if (shared && match === 'surname') return true;
  const isUnclear = areUnclear(a, b, identifier.kind) || (unclear && match === 'unknown');
  return isUnclear && !areDifferent(a, b, identifier.kind);
}

/** What goes from one to another, or belongs to a house. A user name does neither. */
const PASSED_ON: ReadonlySet<string> = new Set(['phone', 'email']);

/** Names that nobody can compare; or a family name alone, with an address that the whole house may have. */
function areUnclear({ features: a }: Candidate, { features: b }: Candidate, kind: string): boolean {
  if (!PASSED_ON.has(kind)) return false;
  const match = compareNames(a.name, b.name);
  const isFamilyAlone = a.name.given.length === 0 || b.name.given.length === 0;
  return match === 'notComparable' || (kind === 'email' && match === 'compatible' && isFamilyAlone);
}

const SAME_GIVEN_NAME: ReadonlySet<string> = new Set(['same', 'spelling', 'nickname', 'part', 'slip']);

function shareGivenName({ features: a }: Candidate, { features: b }: Candidate): boolean {
  return compareNames(a.name, b.name) === 'exact' || SAME_GIVEN_NAME.has(alignNames(a.name, b.name).given);
}

function saysTheSame(a: Candidate, b: Candidate): boolean {
  return JSON.stringify(a.features) === JSON.stringify(b.features);
}

/** A number passes to strangers and to the family of a spouse, so there another family name is another person. */
function areDifferent({ features: a }: Candidate, { features: b }: Candidate, kind: string): boolean {
  const match = compareNames(a.name, b.name);
  if (match === 'conflict' || match === 'generation' || (match === 'surname' && kind === 'phone')) return true;
  return birthdaysContradict(a.birthdays, b.birthdays);
}

/** Groups of the very same name; one whose members contradict each other all the same falls apart. */
function sameNamed(given: readonly Candidate[], contradict: (a: Candidate, b: Candidate) => boolean): Candidate[][] {
  const groups: Candidate[][] = [];
  for (const bearer of given) {
    const group = groups.find(
      ([first]) => first && compareNames(first.features.name, bearer.features.name) === 'exact',
    );
    if (group) group.push(bearer);
    else groups.push([bearer]);
  }
  return groups.filter((group) => !group.some((a, i) => group.slice(i + 1).some((b) => contradict(a, b))));
}

/** Every number is a main one; and so is whatever a record bears by the name that its provider gave it. */
function isMain({ features }: Candidate, { kind, value }: SolverIdentifier): boolean {
  const told = features.identifiers.find((one) => one.kind === kind && one.value === value);
  return told === undefined || kind === 'phone' || told.primary;
}
