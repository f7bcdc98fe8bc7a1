export { blockingKeysOf, FEW_IN_A_BLOCK, MOST_IN_A_BLOCK } from './blocking-keys.js';
export { type Features, featuresOf, type Place, type Post } from './features.js';
