import { type Comparison, compareFeatures, type Model } from '../score/index.js';
import { pairKey } from './pairs.js';
import type { Candidate } from './solver-input.js';

/** Every pair is compared at most once. */
export class Comparisons {
  readonly #known = new Map<string, Comparison>();

  constructor(
    /** "kind value" of identifiers that are borne by several persons. */
    readonly shared: ReadonlySet<string>,
    readonly model: Model,
  ) {}

  of(a: Candidate, b: Candidate): Comparison {
    const key = pairKey(a.identityId, b.identityId);
    const known = this.#known.get(key);
    if (known) return known;
    const [one, other] = a.identityId < b.identityId ? [a, b] : [b, a];
    const comparison = compareFeatures(one.features, other.features, { model: this.model, shared: this.shared });
    this.#known.set(key, comparison);
    return comparison;
  }
}
