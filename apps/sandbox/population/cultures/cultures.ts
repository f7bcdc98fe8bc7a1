import type { Culture } from './culture.js';
import { EAST_ASIAN } from './east-asia.js';
import { EASTERN } from './eastern.js';
import { OTHER_ALPHABETS } from './scripts.js';
import { SOUTHERN } from './southern.js';
import { WESTERN } from './western.js';

export const CULTURES: readonly Culture[] = [...WESTERN, ...SOUTHERN, ...EASTERN, ...OTHER_ALPHABETS, ...EAST_ASIAN];
