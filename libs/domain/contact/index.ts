export type { DecodedText } from '../text/decode-text.js';
export { canonicalContact, comparedContact } from './canonical-contact.js';
export {
  type CardEdit,
  readEdit,
  VALUE_KINDS,
  type ValueKind,
} from './card/edits/card-edit.js';
export { editedChange } from './card/edits/edited-change.js';
export { fieldConflicts } from './card/field-conflicts.js';
export { foldCard } from './card/fold-card.js';
export {
  type CardAddress,
  type CardContactInfo,
  type CardDate,
  type CardDetail,
  type CardGroup,
  type CardOrganization,
  type FieldSource,
  type PersonCard,
  SCALAR_FIELDS,
  type ScalarField,
} from './card/person-card.js';
export { provenanceOf } from './card/provenance.js';
export { searchTerms, searchWords, sortName } from './card/search-words.js';
export { PERSON_COLUMNS, personRow, VALUE_SEPARATOR } from './csv/person-row.js';
export { decodeVcardText } from './decode-vcard.js';
export { DETAIL_KINDS, type DetailKind } from './details/detail-kinds.js';
export { foldText } from './fold-text.js';
export { type LinkChanges, linkChanges, type PersonMove } from './history/link-changes.js';
export type { SourceActivity } from './history/source-activity.js';
export { sourceStep } from './history/source-step.js';
export { personAt, sourceAt, type Timeline } from './history/timeline.js';
export { type Identifier, identifiersOf, identifiersWhere, isMobileNumber, ROLE_MAILBOXES } from './identifiers.js';
export { LOCAL_SOURCE } from './local-source.js';
export { CANONICAL_VERSION } from './normalise/canonical-version.js';
export { normaliseGoogleGroup } from './normalise/google/groups.js';
export { normaliseGoogleContact } from './normalise/google.js';
export { normaliseLocalContact } from './normalise/local.js';
export { NormaliseError, type NormaliseErrorCode } from './normalise/normalise-error.js';
export type { NormalisedGroup } from './normalise/normalised-group.js';
export { normaliseVcardGroup } from './normalise/vcard/groups.js';
export { leanVcard } from './normalise/vcard/lean-vcard.js';
export {
  categoryGroupId,
  type VcardContactPayload,
  type VcardGroupPayload,
  type VcardPayload,
} from './normalise/vcard/payload.js';
export { summariseVcard, type VcardSummary } from './normalise/vcard/summary.js';
export { type VcardProperty, vcardProperties } from './normalise/vcard/syntax/properties.js';
export { normaliseVcardContact, picturesInVcard } from './normalise/vcard.js';
export type { Picture } from './pictures/picture.js';
export { makePicturePath, parsePicturePath, parsePictureUrn } from './pictures/picture-ref.js';
export type { LinkedContact, SourceContact } from './source-contact.js';
export { type SuggestedRegion, suggestedRegion } from './suggested-region.js';
export { dialledNumber, type ExportedPerson, type ExportedPicture } from './vcard/exported-person.js';
export { makePersonUid, parsePersonUid } from './vcard/person-uid.js';
export { writeVcard } from './vcard/write-vcard.js';
