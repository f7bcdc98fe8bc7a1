import type { Candidate } from '../solve/solver-input.js';

/** Both are live entries of one address book, in which its owner keeps them apart. */
export function areOfSameAccount(a: Candidate, b: Candidate): boolean {
  return a.provider === b.provider && a.accountId === b.accountId && !a.deleted && !b.deleted;
}

/** Neither tells how to reach anybody: an entry of a register, a form or a postal address book rather than a contact. */
export function areWithoutIdentifiers(a: Candidate, b: Candidate): boolean {
  return isBare(a) && isBare(b);
}

function isBare({ features, aliases }: Candidate): boolean {
  return features.identifiers.length === 0 && !aliases.some(({ entry }) => entry === null);
}
