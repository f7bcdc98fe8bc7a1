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
export { folded } from './folded.js';
export { type Identifier, identifiersOf, ROLE_MAILBOXES } from './identifiers.js';
export { type NormalisedGroup, normaliseGoogleGroup } from './normalise/google/groups.js';
export { normaliseGoogleContact } from './normalise/google.js';
export { NormaliseError, type NormaliseErrorCode } from './normalise/normalise-error.js';
