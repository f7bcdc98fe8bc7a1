export * from './contact/index.js';
export * from './identity/features/index.js';
export * from './identity/names/index.js';
export * from './identity/score/index.js';
export * from './identity/solve/index.js';
