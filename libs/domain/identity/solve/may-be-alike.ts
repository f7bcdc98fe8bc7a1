import { MODEL } from '../score/index.js';
import { Comparisons } from './comparisons.js';
import { isWorthAsking } from './links.js';
import type { Candidate } from './solver-input.js';

/**
 * Whether a score may join the two, or a person be asked. Identifiers that turn out to be shared only lower a score, so for whom this
 * is false no block needs to bring them together.
 */
export function mayBeAlike(a: Candidate, b: Candidate): boolean {
  return isWorthAsking(new Comparisons(new Set(), MODEL).of(a, b), [a, b], MODEL);
}
