import { evidenceBesideName, MODEL, type Scale } from '../score/index.js';
import { compared } from './comparisons.js';
import { isMoreThanAName, isWorthAsking } from '../links/links.js';
import { areOfOneAccount } from './pair-properties.js';
import type { Candidate } from '../solve/solver-input.js';

const NOTHING_SHARED: Scale = { model: MODEL, shared: new Set() };

/**
 * Whether a score may join the two, or a person be asked. Identifiers that turn out to be shared only lower a score, so for whom this
 * is false no block needs to bring them together.
 */
export function mayBeAlike(a: Candidate, b: Candidate): boolean {
  return !areNamesakes(a, b) && isWorthAsking(compared(a, b, NOTHING_SHARED), [a, b], MODEL);
}

/** Most of those whom a name brings together; to see it takes less than to compare the names. */
function areNamesakes(a: Candidate, b: Candidate): boolean {
  if (!areOfOneAccount(a, b) || (a.aliases.length > 0 && b.aliases.length > 0)) return false;
  return !isMoreThanAName(evidenceBesideName(a.features, b.features, NOTHING_SHARED), MODEL);
}
