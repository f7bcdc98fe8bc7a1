import { type Comparison, compareFeatures, type Evidence, type Features, MODEL } from '#domain';

/** By field, how two records agree in it. A field that one of them does not tell is left out. */
export type Levels = ReadonlyMap<string, string>;

const NOTHING_SHARED: ReadonlySet<string> = new Set();

export function comparisonOf(a: Features, b: Features): Comparison {
  return compareFeatures(a, b, { model: MODEL, shared: NOTHING_SHARED });
}

/** Read from what the comparison says of itself, so that what is fitted is what is weighed. */
export function levelsOf({ evidence }: Comparison): Levels {
  return new Map(evidence.flatMap(fieldsOf));
}

function fieldsOf({ family, level }: Evidence): [string, string][] {
  switch (family) {
    case 'name':
      return level.split(', ').flatMap((part) => wordAndRest(part));
    case 'place':
      return level
        .slice(level.indexOf(': ') + 2)
        .split(', ')
        .flatMap((part) => wordAndRest(part));
    case 'work':
      return level.split(', ').flatMap((part) => wordAndRest(part));
    default:
      return [[family, level]];
  }
}

/** "code same fine" is the field "code" with the level "same fine"; what has no level is no field. */
function wordAndRest(text: string): [string, string][] {
  const at = text.indexOf(' ');
  const field = text.slice(0, at);
  return FIELDS.has(field) ? [[field, text.slice(at + 1)]] : [];
}

const FIELDS: ReadonlySet<string> = new Set([
  ...['given', 'family', 'street', 'extended', 'city', 'code', 'region', 'title', 'organization'],
]);
