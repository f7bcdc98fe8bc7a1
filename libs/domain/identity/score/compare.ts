import type { Features } from '../features/index.js';
import { generationsDiffer } from '../names/index.js';
import { birthdayEvidence, birthdaysContradict } from './birthdays.js';
import type { Evidence, Veto } from './evidence.js';
import { identifierEvidence } from './identifier-evidence.js';
import type { Model } from './model.js';
import { nameEvidence } from './name-evidence.js';
import { placeEvidence } from './place-evidence.js';
import { CONTACT, REGISTER } from './weights.js';
import { workEvidence } from './work-evidence.js';

/** How two records compare, whichever is named first. */
export interface Comparison {
  readonly evidence: readonly Evidence[];
  readonly vetoes: readonly Veto[];
  /** No third record brings the two together either. */
  readonly never: boolean;
  /** The prior and all evidence together, in bits. */
  readonly score: number;
}

export interface Scale {
  readonly model: Model;
  /** "kind value" of identifiers that are borne by several persons. */
  readonly shared: ReadonlySet<string>;
}

export function compareFeatures(a: Features, b: Features, { model, shared }: Scale): Comparison {
  const weights = a.identifiers.length === 0 && b.identifiers.length === 0 ? REGISTER : CONTACT;
  const name = nameEvidence(a, b, weights);
  const evidence = [
    ...name.evidence,
    ...birthdayEvidence(a, b, weights),
    ...placeEvidence(a, b, weights),
    ...workEvidence(a, b, weights),
    ...identifierEvidence(a, b, shared),
  ];
  const vetoes: Veto[] = [];
  if (name.differs) vetoes.push('name');
  else if (generationsDiffer(a.name, b.name)) vetoes.push('generation');
  if (birthdaysContradict(a.birthdays, b.birthdays)) vetoes.push('birthday');
  return {
    evidence,
    vetoes,
    never: vetoes.length > 0,
    score: evidence.reduce((sum, { weight }) => sum + weight, model.prior),
  };
}
