import { type Comparison, compareFeatures, type Evidence, type Family, type Model, type Veto } from '../score/index.js';
import { areBare, areOfOneAccount } from './one-account.js';
import { pairKey } from './pairs.js';
import type { Candidate } from './solver-input.js';

const TWO_ENTRIES = -4;
const SAME_DAY = 15;
const SAME_YEAR = 5;
const SAME_HOUSE = 17;
const SAME_POST = 5;

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
    const comparison = this.#compare(one, other);
    this.#known.set(key, comparison);
    return comparison;
  }

  /** An owner rarely writes the same contact down twice; registers do. */
  #compare(a: Candidate, b: Candidate): Comparison {
    const compared = compareFeatures(a.features, b.features, { model: this.model, shared: this.shared });
    const vetoes = vetoesOf(a, b, compared);
    if (!areOfOneAccount(a, b) || areBare(a, b)) return { ...compared, vetoes };
    const evidence: Evidence = { family: 'account', level: 'two entries', weight: TWO_ENTRIES };
    return { ...compared, vetoes, evidence: [...compared.evidence, evidence], score: compared.score + TWO_ENTRIES };
  }
}

/**
 * Records without any identifier come from registers, postal address books and forms, where a wrong field is likelier than a
 * stranger who agrees in all the others: there a birthday that differs is weighed and does not veto, nor does a given name when the
 * birthday agrees, or the post of people who are not known to live in one house. Two entries of one address book that were born on one day and live in one house are twins all the same.
 */
function vetoesOf(a: Candidate, b: Candidate, { vetoes, evidence }: Comparison): readonly Veto[] {
  if (vetoes.length === 0 || !areBare(a, b)) return vetoes;
  const weightOf = (family: Family) => evidence.find((one) => one.family === family)?.weight ?? 0;
  const twins = areOfOneAccount(a, b) && weightOf('birthday') >= SAME_DAY && weightOf('place') >= SAME_HOUSE;
  const known = weightOf('birthday') >= SAME_YEAR || (weightOf('work') >= SAME_POST && weightOf('place') < SAME_HOUSE);
  return vetoes.filter((veto) => veto === 'generation' || (veto === 'name' && (twins || !known)));
}
