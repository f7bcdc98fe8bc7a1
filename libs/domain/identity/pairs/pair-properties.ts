import type { Candidate } from '../solve/solver-input.js';

/** Both are live entries of one address book, whose owner keeps them apart. */
export function areOfSameAccount(a: Candidate, b: Candidate): boolean {
  return a.provider === b.provider && a.accountId === b.accountId && !a.deleted && !b.deleted;
}

/** Neither has a contact identifier: entries of a form or a postal address book rather than contacts. */
export function areWithoutIdentifiers(a: Candidate, b: Candidate): boolean {
  return isWithoutIdentifiers(a) && isWithoutIdentifiers(b);
}

/** An alias that refers to an entry of the same account reaches nobody. */
function isWithoutIdentifiers({ features, aliases }: Candidate): boolean {
  return features.identifiers.length === 0 && !aliases.some(({ entry }) => entry === null);
}
