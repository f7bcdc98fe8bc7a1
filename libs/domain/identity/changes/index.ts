export { type ChangeStep, candidateAfter, changesOf, type IdentityChange, lastRecordOf } from './identity-change.js';
export type { Holder, KnownIdentity } from './known-identity.js';
export type { HeldIdentifier, ObservedContent, RecordObservation } from './observation.js';
