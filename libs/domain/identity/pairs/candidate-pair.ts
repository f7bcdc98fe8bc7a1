import { type Comparison, type Evidence, evidenceWithoutName, MODEL, type Model, type Scale } from '../score/index.js';
import type { Candidate } from '../solve/solver-input.js';
import { compareCandidates } from './comparisons.js';
import { areOfSameAccount } from './pair-properties.js';

const NO_SHARED_IDENTIFIERS: Scale = { model: MODEL, shared: new Set() };

/**
 * Whether a score may join the two, or a person may be asked. A shared identifier only lowers a score, so a pair for which this is
 * false needs no common block.
 */
export function isCandidatePair(a: Candidate, b: Candidate): boolean {
  return !areNamesakes(a, b) && isWorthAsking(compareCandidates(a, b, NO_SHARED_IDENTIFIERS), [a, b], MODEL);
}

/** Whether a person is asked. Two entries of one address book that share no more than a name are two people of that name. */
export function isWorthAsking(
  { score, evidence }: Comparison,
  [a, b]: readonly [Candidate, Candidate],
  model: Model,
): boolean {
  if (score < model.review) return false;
  return !areOfSameAccount(a, b) || hasEvidenceBesideName(evidence, model);
}

function hasEvidenceBesideName(evidence: readonly Evidence[], { minFamilyWeight }: Model): boolean {
  return evidence.some(({ family, weight }) => family !== 'name' && weight >= minFamilyWeight);
}

/** Most pairs that share a name are such; this costs less than to compare the names. */
function areNamesakes(a: Candidate, b: Candidate): boolean {
  if (!areOfSameAccount(a, b) || (a.aliases.length > 0 && b.aliases.length > 0)) return false;
  return !hasEvidenceBesideName(evidenceWithoutName(a.features, b.features, NO_SHARED_IDENTIFIERS), MODEL);
}
