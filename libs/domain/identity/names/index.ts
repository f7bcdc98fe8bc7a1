export { compareNames, generationsDiffer, type NameMatch } from './compare-names.js';
export type { Generation } from './lists/words.js';
export { NO_NAME, nameOf, type PersonName } from './person-name.js';
