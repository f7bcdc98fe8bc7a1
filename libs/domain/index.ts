export * from './contact/index.js';
export * from './identity/aliases/index.js';
export * from './identity/features/index.js';
export * from './identity/names/index.js';
export * from './identity/score/index.js';
export * from './identity/solve/index.js';
export * from './providers/index.js';
export * from './sync/index.js';
