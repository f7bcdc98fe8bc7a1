import { allLocales } from '@faker-js/faker';
import type { Random } from '../../../apps/sandbox/population/random.js';

export type LocaleName = keyof typeof allLocales;

/** The given and family names of one country, the commonest first. */
export interface NameList {
  readonly locale: LocaleName;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
}

export function nameList(locale: LocaleName): NameList {
  const { first_name: first, last_name: last } = allLocales[locale].person ?? {};
  const { generic = [], female = [], male = [] } = first ?? {};
  const family = [...(last?.generic ?? []), ...(last?.female ?? [])];
  return { locale, female: [...female, ...generic], male: [...male, ...generic], family };
}

/** A name of rank r is drawn in proportion to 1/(r+5), so that there are namesakes. */
export function zipf<T>(random: Random, items: readonly T[]): T {
  const most = Math.log((items.length + 5) / 5);
  const rank = Math.floor(5 * Math.exp(random.next() * most)) - 5;
  const item = items[Math.min(rank, items.length - 1)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
