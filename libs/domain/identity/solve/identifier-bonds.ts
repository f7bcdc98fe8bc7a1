import { isMobileNumber } from '../../contact/identifiers.js';
import { alignNames } from '../names/align-names.js';
import { compareNames } from '../names/index.js';
import { birthdaysContradict } from '../score/index.js';
import { areOfOneAccount } from './one-account.js';
import { type Candidate, MOST_BEARERS, type SolverIdentifier } from './solver-input.js';

export interface Bonds {
  /** Its bearers cannot all be one person: it identifies nobody any more. */
  readonly shared: boolean;
  /** Pairs of bearers that it makes one person, the smaller id first. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Pairs of one given name and two family names, whom it does not join: married perhaps. */
  readonly doubtful: readonly (readonly [string, string])[];
  /** The values it may have; empty when fewer than two of its bearers are given. */
  readonly values: readonly string[];
}

/**
 * What one identifier says of its bearers, as a function of their set. As long as no two contradict each other it makes them one
 * person; otherwise it is shared, and only bearers of the very same name stay together. One without a name joins only where the
 * identifier is the main one of both, or a number that is mobile or WhatsApp's; two live records of one account only when they have the same name.
 */
export function bondsOf(
  identifier: SolverIdentifier,
  known: ReadonlyMap<string, Candidate>,
  areApart: (a: string, b: string) => boolean,
): Bonds {
  const { bearers, kind } = identifier;
  const given = [...bearers].sort().flatMap((id) => known.get(id) ?? []);
  const values = given.length > 1 ? commonValues(kind, given) : [];
  if (bearers.length > MOST_BEARERS) return { shared: true, pairs: [], doubtful: [], values };
  const contradict = (a: Candidate, b: Candidate) => areApart(a.identityId, b.identityId) || areDifferent(a, b, kind);
  const shared = given.some((a, i) => given.slice(i + 1).some((b) => contradict(a, b)));
  const groups = shared ? sameNamed(given, contradict) : [given];
  const telling = values.some((value) => kind !== 'phone' || isMobileNumber(value));
  return {
    shared,
    values,
    pairs: pairsAmong(groups)
      .filter(([a, b]) => isBond(a, b, { kind, values, shared, telling }))
      .map(idsOf),
    doubtful: pairsAmong([given])
      .filter(([a, b]) => shared && compareNames(a.features.name, b.features.name) === 'surname')
      .map(idsOf),
  };
}

type Pair = readonly [Candidate, Candidate];

/** Of bearers in the order of their ids. */
function pairsAmong(groups: readonly (readonly Candidate[])[]): Pair[] {
  return groups.flatMap((group) => group.flatMap((a, i) => group.slice(i + 1).map((b): Pair => [a, b])));
}

function idsOf([a, b]: Pair): readonly [string, string] {
  return [a.identityId, b.identityId];
}

interface Circumstances {
  readonly kind: string;
  readonly values: readonly string[];
  readonly shared: boolean;
  readonly telling: boolean;
}

function isBond(a: Candidate, b: Candidate, { kind, values, shared, telling }: Circumstances): boolean {
  const match = compareNames(a.features.name, b.features.name);
  if (areOfOneAccount(a, b)) return !shared && (match === 'exact' || saysTheSame(a, b));
  // Whoever lives with somebody shares the family name and may share the initial.
  if (match !== 'unknown') return telling || shareGivenName(a, b);
  const isOwn = telling || a.provider === 'whatsapp' || b.provider === 'whatsapp';
  return isOwn && values.some((value) => [a, b].every((one) => bearsFirst(one, kind, value)));
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

function commonValues(kind: string, [first, ...rest]: readonly Candidate[]): string[] {
  const values = (first?.features.identifiers ?? []).filter((one) => one.kind === kind).map(({ value }) => value);
  return values.filter((value) => rest.every((other) => bears(other, kind, value)));
}

function bears({ features }: Candidate, kind: string, value: string): boolean {
  return features.identifiers.some((one) => one.kind === kind && one.value === value);
}

function bearsFirst({ features }: Candidate, kind: string, value: string): boolean {
  return features.identifiers.some(
    (one) => one.kind === kind && one.value === value && (kind === 'phone' || one.primary),
  );
}
