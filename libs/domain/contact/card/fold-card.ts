import { LOCAL_SOURCE } from '../local-source.js';
import type { SourceContact } from '../source-contact.js';
import { applyEdits } from './edits/apply-edits.js';
import type { CardEdit } from './edits/card-edit.js';
import { cardAddresses } from './fields/addresses.js';
import { cardContactInfo } from './fields/contact-info.js';
import { cardDates } from './fields/dates.js';
import { cardDetails } from './fields/details.js';
import { cardGroups } from './fields/groups.js';
import { cardOrganizations } from './fields/organizations.js';
import { cardScalars } from './fields/scalars.js';
import { type PersonCard, SCALAR_FIELDS } from './person-card.js';
import { byPrecedence } from './precedence.js';

/**
 * The card of a person from its source contacts and its edits. It depends on the sets of both and not on their order: the source
 * that was observed first takes precedence. Deleted sources count only if there is no other; then the card has their last content. Sources of
 * a removed account give no value: without another source only the edits are left, and without those the person is deleted.
 *
 * @throws RangeError without sources: such a person has no card.
 */
export function foldCard(
  personId: string,
  sources: readonly SourceContact[],
  edits: readonly CardEdit[] = [],
): PersonCard {
  if (sources.length === 0) throw new RangeError('A card is folded from at least one source contact.');
  const kept = sources.filter(({ accountRemovedAt }) => accountRemovedAt === null);
  const live = kept.filter(({ deleted }) => !deleted);
  const effective = (live.length > 0 ? live : kept).sort(byPrecedence);
  const isLocal = kept.every(({ provider }) => provider === LOCAL_SOURCE.provider);
  const scalars = cardScalars(effective);
  const card: PersonCard = {
    personId,
    ...scalars,
    overriddenFields: {},
    contactInfo: cardContactInfo(effective),
    addresses: cardAddresses(effective),
    importantDates: cardDates(effective),
    organizations: cardOrganizations(effective, scalars),
    details: cardDetails(effective, scalars),
    groups: cardGroups(effective),
    identityIds: sources.map(({ identityId }) => identityId).sort(),
    pinned: false,
    state: kept.length > 0 && live.length === 0 && isLocal ? 'deleted' : 'active',
    archivalReview: live.length === 0 && !isLocal,
    createdAt: Math.min(...sources.map(({ firstObservedAt }) => firstObservedAt)),
    updatedAt: Math.max(
      ...sources.map(({ observedAt, accountRemovedAt }) => Math.max(observedAt, accountRemovedAt ?? 0)),
    ),
    revision: Math.max(...sources.map(({ revision }) => revision)),
  };
  const edited = applyEdits(card, edits);
  return kept.length === 0 && isBlank(edited) ? { ...edited, state: 'deleted' } : edited;
}

/** Nothing is left to show; labels and a pin alone are no person. */
function isBlank(card: PersonCard): boolean {
  const { contactInfo, addresses, importantDates, details } = card;
  const lists = [contactInfo, addresses, importantDates, details];
  return SCALAR_FIELDS.every((field) => card[field] === null) && lists.every(({ length }) => length === 0);
}
