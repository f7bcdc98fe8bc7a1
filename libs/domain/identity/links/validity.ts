import type { Alias } from '../aliases/aliases.js';
import type { Candidate, SolverIdentifier } from '../solve/solver-input.js';

type Span = Pick<Alias, 'from' | 'until'>;

/** What a contact says has no beginning: an address book does not tell since when. */
const ALWAYS: readonly Span[] = [{ from: Number.NEGATIVE_INFINITY, until: null }];

/** When each bearer of an identifier bore it. */
export interface Tenure {
  /** Both bore it at some time. */
  meet(a: Candidate, b: Candidate): boolean;
  /** Bore it together with two who never bore it together: it passed on, and nothing but a name says with which of them. */
  isBetween(bearer: Candidate): boolean;
}

const EVERYBODY: Tenure = { meet: () => true, isBetween: () => false };

/** Nearly always everybody bears an identifier at one time. */
export function tenureOf(given: readonly Candidate[], identifier: SolverIdentifier): Tenure {
  const known = new Map(given.map((one) => [one.identityId, spansOf(one, identifier)]));
  const spans = (one: Candidate) => known.get(one.identityId) ?? ALWAYS;
  const meet = (a: Candidate, b: Candidate) => overlap(spans(a), spans(b));
  if (given.every((one) => spans(one) === ALWAYS)) return EVERYBODY;
  const passed = given.flatMap((a, i) => given.slice(i + 1).flatMap((b) => (meet(a, b) ? [] : [[a, b] as const])));
  if (passed.length === 0) return EVERYBODY;
  const between = new Set(
    given
      .filter((one) => passed.some(([a, b]) => one !== a && one !== b && meet(one, a) && meet(one, b)))
      .map(({ identityId }) => identityId),
  );
  return { meet, isBetween: ({ identityId }) => between.has(identityId) };
}

/** A name that the provider gave to both at one time. */
export function aliasOfBoth(a: Candidate, b: Candidate): Alias | undefined {
  return a.aliases.find(
    (one) =>
      one.kind === 'alias' &&
      b.aliases.some(({ kind, value, ...span }) => kind === 'alias' && value === one.value && overlap([one], [span])),
  );
}

function spansOf({ aliases }: Candidate, { kind, value }: SolverIdentifier): readonly Span[] {
  if (aliases.length === 0) return ALWAYS;
  const spans = aliases.filter((alias) => alias.kind === kind && alias.value === value);
  return spans.length === 0 ? ALWAYS : spans;
}

/** A span ends before its `until`. */
function overlap(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some((a) => others.some((b) => a.from < end(b) && b.from < end(a)));
}

const end = ({ until }: Span): number => until ?? Number.POSITIVE_INFINITY;
