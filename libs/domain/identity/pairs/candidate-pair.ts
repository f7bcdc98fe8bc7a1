import { hasEvidenceBesideName, isWorthAsking } from '../links/links.js';
import { evidenceWithoutName, MODEL, type Scale } from '../score/index.js';
import type { Candidate } from '../solve/solver-input.js';
import { compareCandidates } from './comparisons.js';
import { areOfSameAccount } from './pair-properties.js';

const NOTHING_SHARED: Scale = { model: MODEL, shared: new Set() };

/**
 * Whether a score may join the two, or a person be asked. Identifiers that turn out to be shared only lower a score, so for whom this
 * is false no block needs to bring them together.
 */
export function isCandidatePair(a: Candidate, b: Candidate): boolean {
  return !areNamesakes(a, b) && isWorthAsking(compareCandidates(a, b, NOTHING_SHARED), [a, b], MODEL);
}

/** Most of those whom a name brings together; to see it takes less than to compare the names. */
function areNamesakes(a: Candidate, b: Candidate): boolean {
  if (!areOfSameAccount(a, b) || (a.aliases.length > 0 && b.aliases.length > 0)) return false;
  return !hasEvidenceBesideName(evidenceWithoutName(a.features, b.features, NOTHING_SHARED), MODEL);
}
