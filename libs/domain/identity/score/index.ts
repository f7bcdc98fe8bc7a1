export { birthdaysContradict } from './birthdays.js';
export { type Comparison, compareFeatures, type Evidence, type Family, type Veto } from './compare.js';
export { MODEL, type Model, NORMALISER } from './model.js';
