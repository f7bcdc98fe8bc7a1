import { canonicalJson } from '../canonical-json.js';
import type { SourceContact } from '../source-contact.js';

/**
 * The order in which sources take precedence: the one that was observed first. If that was at one time, what the sources contain
 * decides, not the ids of accounts and identities, which are random: the same contacts give the same card wherever they are read.
 */
export function byPrecedence(a: SourceContact, b: SourceContact): number {
  return (
    a.firstObservedAt - b.firstObservedAt ||
    byText(a.provider, b.provider) ||
    byText(a.externalId, b.externalId) ||
    byText(canonicalJson(a.contact), canonicalJson(b.contact)) ||
    byText(a.identityId, b.identityId)
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
