export * from './contact/index.js';
export * from './identity/names/index.js';
export * from './identity/solve/index.js';
