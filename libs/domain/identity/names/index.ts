export { compareNames, generationsDiffer, type NameMatch } from './compare-names.js';
export { NO_NAME, nameOf, type PersonName } from './person-name.js';
export type { Generation } from './lists/words.js';
