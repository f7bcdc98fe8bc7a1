export { changedFields } from './card/changed-fields.js';
export { foldCard } from './card/fold-card.js';
export type {
  CardAddress,
  CardContactInfo,
  CardDate,
  CardGroup,
  FieldSource,
  PersonCard,
  ScalarField,
  SourceContact,
} from './card/person-card.js';
export { searchText } from './card/search-text.js';
export { canonicalContact } from './content.js';
export { PERSON_COLUMNS, personRow, VALUE_SEPARATOR } from './csv/person-row.js';
export { folded } from './folded.js';
export { type Identifier, identifiersOf, isMobileNumber, ROLE_MAILBOXES } from './identifiers.js';
export { type NormalisedGroup, normaliseGoogleGroup } from './normalise/google/groups.js';
export { normaliseGoogleContact } from './normalise/google.js';
export { NormaliseError, type NormaliseErrorCode } from './normalise/normalise-error.js';
export { normaliseVcardGroup } from './normalise/vcard/groups.js';
export { leanVcard } from './normalise/vcard/lean-vcard.js';
export {
  categoryGroupId,
  type VcardContactPayload,
  type VcardGroupPayload,
  type VcardPayload,
} from './normalise/vcard/payload.js';
export { summariseVcard, type VcardSummary } from './normalise/vcard/summary.js';
export { normaliseVcardContact } from './normalise/vcard.js';
export { dialledNumber, type ExportedPerson } from './vcard/exported-person.js';
export { makePersonUid, parsePersonUid } from './vcard/person-uid.js';
export { writeVcard } from './vcard/write-vcard.js';
