export { type BlockingKeyQuery, loadBlocks } from './blocking-keys.js';
export { type KnownIdentifier, loadIdentifiers } from './identifiers.js';
export { loadComponentsOf, loadIdentities } from './identities.js';
export { loadJudgements } from './judgements.js';
export { aliasedEntries, loadNeighbourhood, type Neighbourhood } from './neighbourhood.js';
