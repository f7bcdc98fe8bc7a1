import { Random } from '../../../apps/sandbox/population/random.js';
import type { Labelled } from '../datasets/labelled.js';
import { type LocaleName, nameList } from './name-lists.js';
import { makePeople, type Recipe } from './people.js';
import { recordsOf } from './records.js';

const FIT: readonly LocaleName[] = ['en', 'de', 'es', 'fr', 'it', 'sv', 'pl', 'ru'];
const HELD_OUT: readonly LocaleName[] = ['nl', 'pt_BR', 'da', 'fi', 'tr', 'cs_CZ', 'el', 'uk', 'ro'];

const UNSEEN: readonly LocaleName[] = [
  ...(['sk', 'id_ID', 'en_IN', 'lv', 'vi', 'sr_RS_latin'] as const),
  ...(['af_ZA', 'en_GH', 'sl_SI', 'he', 'mk', 'uz_UZ_latin'] as const),
];

const BLIND: readonly LocaleName[] = [
  ...(['ka_GE', 'hy', 'ar', 'fa', 'th', 'ne', 'az', 'yo_NG', 'zu_ZA'] as const),
  ...(['en_NG', 'ku_kmr_latin', 'eo', 'hu', 'hr', 'nb_NO', 'pt_PT'] as const),
];

const LAST: readonly LocaleName[] = [
  ...(['fr_CH', 'es_MX', 'en_AU', 'de_CH', 'fr_BE', 'nl_BE', 'en_ZA', 'ur'] as const),
  ...(['ka_GE', 'he', 'fa', 'sk', 'hu', 'id_ID', 'ro', 'uk'] as const),
];

const EAST: readonly LocaleName[] = ['ja', 'ko', 'zh_CN', 'zh_TW', 'dv', 'fr_SN', 'de_AT', 'ro_MD'];

/**
 * Corpora that have nothing in common but the generator: one to fit by, and five that were held out, one after the other. The
 * errors of a first run are fixed and listed in docs/identity-figures.md; from then on the corpus is no longer held out.
 */
export const RECIPES = {
  fit: {
    seed: 20_261_120,
    lists: FIT,
    sharedLandline: 0.3,
    sharedEmail: 0.12,
    generations: 0.05,
    twins: 0.06,
    married: 0.3,
    recycled: 0.02,
    dropOut: 0.2,
    slips: 0.05,
  },
  'held-out': {
    seed: 7_411,
    lists: HELD_OUT,
    sharedLandline: 0.45,
    sharedEmail: 0.2,
    generations: 0.09,
    twins: 0.1,
    married: 0.2,
    recycled: 0.04,
    dropOut: 0.1,
    slips: 0.1,
  },
  unseen: {
    seed: 90_210,
    lists: UNSEEN,
    sharedLandline: 0.2,
    sharedEmail: 0.3,
    generations: 0.03,
    twins: 0.15,
    married: 0.4,
    recycled: 0.08,
    dropOut: 0.3,
    slips: 0.15,
  },
  blind: {
    seed: 314_159,
    lists: BLIND,
    sharedLandline: 0.35,
    sharedEmail: 0.15,
    generations: 0.07,
    twins: 0.08,
    married: 0.25,
    recycled: 0.06,
    dropOut: 0.15,
    slips: 0.08,
  },
  last: {
    seed: 271_828,
    lists: LAST,
    sharedLandline: 0.4,
    sharedEmail: 0.25,
    generations: 0.06,
    twins: 0.12,
    married: 0.35,
    recycled: 0.1,
    dropOut: 0.25,
    slips: 0.12,
  },
  east: {
    seed: 11,
    lists: EAST,
    sharedLandline: 0.35,
    sharedEmail: 0.2,
    generations: 0.06,
    twins: 0.1,
    married: 0.3,
    recycled: 0.08,
    dropOut: 0.2,
    slips: 0.1,
  },
} as const satisfies Record<string, Omit<Recipe, 'persons' | 'lists'> & { lists: readonly LocaleName[] }>;

export type RecipeName = keyof typeof RECIPES;

export function isRecipe(name: string): name is RecipeName {
  return Object.hasOwn(RECIPES, name);
}

/** @param seed another one than the recipe's draws a corpus that nobody has seen. */
export function makeCorpus(name: RecipeName, persons: number, seed: number = RECIPES[name].seed): Labelled[] {
  const { lists, ...rest } = RECIPES[name];
  const recipe: Recipe = { ...rest, seed, persons, lists: lists.map(nameList) };
  const random = new Random(recipe.seed);
  return makePeople(random, recipe).flatMap((human) => recordsOf(random, human, recipe));
}
