import type { Alias } from '../aliases/aliases.js';
import type { Candidate, SolverIdentifier } from '../solve/solver-input.js';

type Interval = Pick<Alias, 'from' | 'until'>;

/** Values of a contact have no validity interval: an address book has none. */
const ALWAYS: readonly Interval[] = [{ from: Number.NEGATIVE_INFINITY, until: null }];

/** When each holder of an identifier held it. */
export interface Validity {
  /** Both held it at one time. */
  overlap(a: Candidate, b: Candidate): boolean;
  /** Held it together with two successive holders: only a name decides which of the two it belongs to. */
  isBetween(holder: Candidate): boolean;
}

const SIMULTANEOUS: Validity = { overlap: () => true, isBetween: () => false };

/** Nearly always all holders hold an identifier at one time. */
export function validityOf(given: readonly Candidate[], identifier: SolverIdentifier): Validity {
  const known = new Map(given.map((one) => [one.identityId, intervalsOf(one, identifier)]));
  const intervals = (one: Candidate) => known.get(one.identityId) ?? ALWAYS;
  const overlap = (a: Candidate, b: Candidate) => intersect(intervals(a), intervals(b));
  if (given.every((one) => intervals(one) === ALWAYS)) return SIMULTANEOUS;
  const successive = given.flatMap((a, i) =>
    given.slice(i + 1).flatMap((b) => (overlap(a, b) ? [] : [[a, b] as const])),
  );
  if (successive.length === 0) return SIMULTANEOUS;
  const between = new Set(
    given
      .filter((one) => successive.some(([a, b]) => overlap(one, a) && overlap(one, b)))
      .map(({ identityId }) => identityId),
  );
  return { overlap, isBetween: ({ identityId }) => between.has(identityId) };
}

/** An alias that both had at one time. */
export function sharedAlias(a: Candidate, b: Candidate): Alias | undefined {
  return a.aliases.find(
    (one) =>
      one.kind === 'alias' &&
      b.aliases.some(({ kind, value, ...span }) => kind === 'alias' && value === one.value && intersect([one], [span])),
  );
}

function intervalsOf({ aliases }: Candidate, { kind, value }: SolverIdentifier): readonly Interval[] {
  if (aliases.length === 0) return ALWAYS;
  const intervals = aliases.filter((alias) => alias.kind === kind && alias.value === value);
  return intervals.length === 0 ? ALWAYS : intervals;
}

/** An interval excludes its `until`. */
function intersect(some: readonly Interval[], others: readonly Interval[]): boolean {
  return some.some((a) => others.some((b) => a.from < endOf(b) && b.from < endOf(a)));
}

const endOf = ({ until }: Interval): number => until ?? Number.POSITIVE_INFINITY;
