export { type BlockQuery, blockKeysOf, loadBlocks } from './blocking-keys.js';
export { type KnownIdentifier, loadIdentifiers } from './identifiers.js';
export { type KnownIdentity, loadIdentities, loadTheirComponents } from './identities.js';
export { loadJudgements } from './judgements.js';
export { entriesOf, type Holder, loadNeighbourhood, type Neighbourhood } from './neighbourhood.js';
