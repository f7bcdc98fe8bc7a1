import type { Features } from '../features/index.js';
import { generationsDiffer } from '../names/index.js';
import { birthdayEvidence, birthdaysContradict } from './birthday-evidence.js';
import type { Evidence, Veto } from './evidence.js';
import { identifierEvidence } from './identifier-evidence.js';
import type { Model } from './model.js';
import { compareNameFeatures } from './name-evidence.js';
import { placeEvidence } from './place-evidence.js';
import { type Weights, WITH_IDENTIFIERS, WITHOUT_IDENTIFIERS } from './weights.js';
import { workEvidence } from './work-evidence.js';

/** How two records compare, whichever is named first. */
export interface Comparison {
  readonly evidence: readonly Evidence[];
  readonly vetoes: readonly Veto[];
  /** No third record joins the two either. */
  readonly never: boolean;
  /** The prior and all evidence together, in bits. */
  readonly score: number;
}

export interface Scale {
  readonly model: Model;
  /** "kind value" of identifiers that several persons hold. */
  readonly shared: ReadonlySet<string>;
}

export function compareFeatures(a: Features, b: Features, scale: Scale): Comparison {
  const name = compareNameFeatures(a, b, weightsOf(a, b));
  const evidence = [...name.evidence, ...evidenceWithoutName(a, b, scale)];
  const vetoes: Veto[] = [];
  if (name.differs) vetoes.push('name');
  else if (generationsDiffer(a.name, b.name)) vetoes.push('generation');
  if (birthdaysContradict(a.birthdays, b.birthdays)) vetoes.push('birthday');
  return {
    evidence,
    vetoes,
    never: vetoes.length > 0,
    score: evidence.reduce((sum, { weight }) => sum + weight, scale.model.prior),
  };
}

/** All evidence except the names. */
export function evidenceWithoutName(a: Features, b: Features, { shared }: Pick<Scale, 'shared'>): Evidence[] {
  const weights = weightsOf(a, b);
  return [
    ...birthdayEvidence(a, b, weights),
    ...placeEvidence(a, b, weights),
    ...workEvidence(a, b, weights),
    ...identifierEvidence(a, b, shared),
  ];
}

function weightsOf(a: Features, b: Features): Weights {
  return a.identifiers.length === 0 && b.identifiers.length === 0 ? WITHOUT_IDENTIFIERS : WITH_IDENTIFIERS;
}
