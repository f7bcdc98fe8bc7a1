import type { Weights } from '#domain';

/** The weights of the code by "field level", as they are fitted. Weights by rarity of names are left out. */
export function weightsInCode(weights: Weights): Map<string, number> {
  const tables: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    given: weights.given,
    family: weights.family,
    birthday: weights.birthday,
    street: weights.street,
    extended: weights.extended,
    city: weights.city,
    code: weights.code,
    region: weights.region,
    title: weights.title,
    organization: weights.organization,
  };
  return new Map(
    Object.entries(tables).flatMap(([field, levels]) =>
      Object.entries(levels).map(([level, weight]) => [`${field} ${level}`, weight] as const),
    ),
  );
}

/** A name that agrees weighs its rarity, less this; the level "same" has to be among those fitted. */
const BY_RARITY: ReadonlySet<string> = new Set(['same', 'spelling', 'nickname', 'part']);

export function isByRarity(level: string): boolean {
  const [field = '', rest = ''] = level.split(' ');
  return (field === 'given' || field === 'family') && BY_RARITY.has(rest);
}
