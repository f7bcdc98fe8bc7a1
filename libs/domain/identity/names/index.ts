export { compareNames, generationsDiffer, type NameMatch } from './compare-names.js';
export { nameOf, type PersonName } from './person-name.js';
export type { Generation } from './words.js';
