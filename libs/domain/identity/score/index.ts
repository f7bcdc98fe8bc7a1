export { birthdaysContradict } from './birthday-evidence.js';
export { type Comparison, compareFeatures, evidenceWithoutName, type Scale } from './compare.js';
export {
  type BirthdayEvidence,
  type Evidence,
  evidenceOf,
  type Family,
  type NameEvidence,
  type PlaceEvidence,
  type PlaceParts,
  type Veto,
  type WorkEvidence,
  type WorkParts,
} from './evidence.js';
export { MODEL, type Model, NORMALISER } from './model.js';
export { isOneArea, isOneHouse } from './place-evidence.js';
export { type Weights, WITH_IDENTIFIERS, WITHOUT_IDENTIFIERS } from './weights.js';
