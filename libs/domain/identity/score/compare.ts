import type { Identifier } from '../../contact/identifiers.js';
import type { Features } from '../features/index.js';
import { compareNames, type NameMatch } from '../names/index.js';
import { isKnown } from '../names/person-name.js';
import { birthdaysContradict, fullBirthdays } from './birthdays.js';
import type { Model } from './model.js';

/** Families of evidence are independent of each other; within one family pieces of evidence lean on each other. */
export type Family = 'name' | 'birthday' | 'place' | 'work' | 'email' | 'phone' | 'handle' | 'alias' | 'account';

export interface Evidence {
  readonly family: Family;
  /** How the two agree or differ, such as "exact" or "differs". */
  readonly level: string;
  /** Bits; what speaks against is negative. */
  readonly weight: number;
  /** The two values, where there are any to show. */
  readonly a?: string;
  readonly b?: string;
}

export type Veto = 'generation' | 'birthday' | 'name';

/** How two records compare, whichever is named first. */
export interface Comparison {
  readonly name: NameMatch;
  readonly evidence: readonly Evidence[];
  /** Reasons for which no rule and no score joins the two without asking. */
  readonly vetoes: readonly Veto[];
  /** The prior and all evidence together, in bits. */
  readonly score: number;
}

const NAME_WEIGHTS: Readonly<Record<NameMatch, number>> = {
  exact: 16,
  compatible: 8,
  unknown: 0,
  generation: 0,
  conflict: -6,
};
const IDENTIFIER_WEIGHTS: Readonly<Record<Identifier['kind'], number>> = {
  email: 16,
  handle: 16,
  alias: 18,
  phone: 14,
};
/** What many bear says that they know each other. */
const SHARED_WEIGHT = 2;

export interface Scale {
  readonly model: Model;
  /** "kind value" of identifiers that are borne by several persons. */
  readonly shared: ReadonlySet<string>;
}

export function compareFeatures(a: Features, b: Features, { model, shared }: Scale): Comparison {
  const name = compareNames(a.name, b.name);
  const vetoes: Veto[] = [];
  if (name === 'conflict') vetoes.push('name');
  if (name === 'generation') vetoes.push('generation');
  if (birthdaysContradict(a.birthdays, b.birthdays)) vetoes.push('birthday');
  const evidence = [...ofNames(a, b, name), ...ofBirthdays(a, b), ...ofIdentifiers(a, b, shared)];
  return { name, evidence, vetoes, score: evidence.reduce((sum, { weight }) => sum + weight, model.prior) };
}

function ofNames(a: Features, b: Features, name: NameMatch): Evidence[] {
  return isKnown(a.name) && isKnown(b.name) ? [{ family: 'name', level: name, weight: NAME_WEIGHTS[name] }] : [];
}

function ofBirthdays(a: Features, b: Features): Evidence[] {
  const [days, others] = [fullBirthdays(a.birthdays), fullBirthdays(b.birthdays)];
  if (days.length === 0 || others.length === 0) return [];
  const same = days.some((day) => others.includes(day));
  return [{ family: 'birthday', level: same ? 'exact' : 'differs', weight: same ? 14 : -6 }];
}

function ofIdentifiers(a: Features, b: Features, shared: ReadonlySet<string>): Evidence[] {
  return a.identifiers.flatMap(({ kind, value }): Evidence[] => {
    if (!b.identifiers.some((other) => other.kind === kind && other.value === value)) return [];
    const isShared = shared.has(`${kind} ${value}`);
    const weight = isShared ? SHARED_WEIGHT : IDENTIFIER_WEIGHTS[kind];
    return [{ family: kind, level: isShared ? 'shared' : 'exact', weight, a: value, b: value }];
  });
}
