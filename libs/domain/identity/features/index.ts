export { blockingKeysOf, hashedBlockingKeysOf, MAX_BLOCK, SMALL_BLOCK } from './blocking-keys.js';
export { type Features, featuresOf, type Place, type Post } from './extract-features.js';
