export { type BlockingKeyQuery, blockKeysOf, loadBlocks } from './blocking-keys.js';
export { type KnownIdentifier, loadIdentifiers } from './identifiers.js';
export { type KnownIdentity, loadComponentsOf, loadIdentities } from './identities.js';
export { loadJudgements } from './judgements.js';
export { aliasedEntries, type Holder, loadNeighbourhood, type Neighbourhood } from './neighbourhood.js';
