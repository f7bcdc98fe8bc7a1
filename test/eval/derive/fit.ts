import { Random } from '../../../apps/sandbox/population/random.js';
import { comparisonOf, type Levels, levelsOf } from './levels.js';
import type { Example } from './split.js';

/** How often each level of a field occurs, by "field level", as shares of the pairs that have the field. */
export interface Shares {
  /** Among pairs of one person (m). */
  readonly same: ReadonlyMap<string, number>;
  /** Among pairs of two persons (u). */
  readonly other: ReadonlyMap<string, number>;
  readonly pairs: number;
}

/** Whether the two records of a pair have contact identifiers: neither, or at least one. */
export type Kind = 'without identifiers' | 'with identifiers';

/** Persons with more records would outweigh all others. */
const MOST_PAIRS_OF_A_PERSON = 20;
const STRANGERS = 400_000;
/** Added to every count, so that what was never seen is rare and not impossible. */
const SMOOTHING = 0.5;
/** The sample is too small for more. */
const MOST_BITS = 18;

export function sharesOf(examples: readonly Example[], kind: Kind, seed: number): Shares {
  const random = new Random(seed);
  const same = new Counts();
  const other = new Counts();
  for (const pair of pairsOfOnePerson(examples)) count(same, pair, kind);
  for (let i = 0; i < STRANGERS && examples.length > 1; i++) {
    const [a, b] = [random.pick(examples), random.pick(examples)];
    if (a.labelled.entity !== b.labelled.entity) count(other, [a, b], kind);
  }
  const levels = new Set([...same.levels(), ...other.levels()]);
  return { same: same.shares(levels), other: other.shares(levels), pairs: same.pairs };
}

/** log2(m/u) of each level, of several sets that count alike, whatever their size. */
export function weightsOf(sets: readonly Shares[]): Map<string, number> {
  const levels = new Set(sets.flatMap(({ same }) => [...same.keys()]));
  return new Map(
    [...levels].sort().map((level) => {
      const withLevel = sets.filter(({ same }) => same.has(level));
      const sum = (of: 'same' | 'other') => withLevel.reduce((total, set) => total + (set[of].get(level) ?? 0), 0);
      return [level, Math.max(-MOST_BITS, Math.min(MOST_BITS, Math.log2(sum('same') / sum('other'))))];
    }),
  );
}

function count(counts: Counts, [a, b]: readonly [Example, Example], kind: Kind): void {
  const [one, other] = [a.candidate.features, b.candidate.features];
  const isWithout = one.identifiers.length + other.identifiers.length === 0;
  if (isWithout === (kind === 'without identifiers')) counts.add(levelsOf(comparisonOf(one, other)));
}

function* pairsOfOnePerson(examples: readonly Example[]): Iterable<readonly [Example, Example]> {
  for (const records of Map.groupBy(examples, ({ labelled }) => labelled.entity).values()) {
    let pairs = 0;
    // By growing distance, so that no record is left out of the first pairs.
    for (let step = 1; step < records.length; step++)
      for (let i = 0; i + step < records.length && pairs < MOST_PAIRS_OF_A_PERSON; i++, pairs++) {
        const [a, b] = [records[i], records[i + step]];
        if (a && b) yield [a, b];
      }
  }
}

class Counts {
  readonly #fields = new Map<string, Map<string, number>>();
  pairs = 0;

  add(levels: Levels): void {
    this.pairs++;
    for (const [field, level] of levels) {
      const counts = this.#fields.get(field) ?? new Map<string, number>();
      counts.set(level, (counts.get(level) ?? 0) + 1);
      this.#fields.set(field, counts);
    }
  }

  levels(): string[] {
    return [...this.#fields].flatMap(([field, counts]) => [...counts.keys()].map((level) => `${field} ${level}`));
  }

  /** Of the given levels; a field that no pair has is left out. */
  shares(levels: ReadonlySet<string>): Map<string, number> {
    const shares = new Map<string, number>();
    for (const level of levels) {
      const field = level.slice(0, level.indexOf(' '));
      const counts = this.#fields.get(field);
      if (!counts) continue;
      const all = [...levels].filter((one) => one.startsWith(`${field} `)).length;
      const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
      const seen = counts.get(level.slice(field.length + 1)) ?? 0;
      shares.set(level, (seen + SMOOTHING) / (total + SMOOTHING * all));
    }
    return shares;
  }
}
