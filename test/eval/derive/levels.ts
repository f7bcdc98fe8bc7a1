import { type Comparison, compareFeatures, type Evidence, type Features, MODEL } from '#domain';

/** By field, how two records agree in it. A field that one of them lacks is left out. */
export type Levels = ReadonlyMap<string, string>;

const NO_SHARED_IDENTIFIERS: ReadonlySet<string> = new Set();

export function comparisonOf(a: Features, b: Features): Comparison {
  return compareFeatures(a, b, { model: MODEL, shared: NO_SHARED_IDENTIFIERS });
}

/** Taken from the comparison itself, so that the fit counts the same levels that the score weighs. */
export function levelsOf({ evidence }: Comparison): Levels {
  return new Map(evidence.flatMap(fieldsOf));
}

function fieldsOf(evidence: Evidence): [string, string][] {
  switch (evidence.family) {
    case 'name': {
      if (!('given' in evidence.level)) return [];
      const { given, family } = evidence.level;
      return Object.entries({ given, family });
    }
    case 'place':
      return Object.entries(evidence.level.parts);
    case 'work':
      return Object.entries(evidence.level);
    default:
      return [[evidence.family, evidence.level]];
  }
}
