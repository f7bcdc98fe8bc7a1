/** A record's true entity, and the person it was assigned to. */
export interface AssignedRecord {
  readonly entity: string;
  readonly person: string;
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PairRates extends Rates {
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly falsePairs: number;
}

/** Over all pairs of records, after clustering. Nothing found is precise; nothing to find is complete. */
export function pairwise(records: readonly AssignedRecord[]): PairRates {
  const truePairs = pairsIn(records, ({ entity }) => entity);
  const foundPairs = pairsIn(records, ({ person }) => person);
  const right = pairsIn(records, ({ entity, person }) => JSON.stringify([entity, person]));
  return { truePairs, foundPairs, falsePairs: foundPairs - right, ...rates(right, foundPairs, truePairs) };
}

/** Averaged over records: the share of a record's cluster that is right, and the share of its person that is in it. */
export function bCubed(records: readonly AssignedRecord[]): Rates {
  const [entities, persons] = [sizes(records, ({ entity }) => entity), sizes(records, ({ person }) => person)];
  const both = sizes(records, ({ entity, person }) => JSON.stringify([entity, person]));
  let [precision, recall] = [0, 0];
  for (const { entity, person } of records) {
    const right = both.get(JSON.stringify([entity, person])) ?? 0;
    precision += right / (persons.get(person) ?? 1) / records.length;
    recall += right / (entities.get(entity) ?? 1) / records.length;
  }
  return { precision, recall, f1: harmonic(precision, recall) };
}

/** Clusters that hold records of more than one person. */
export function mixedClusters(records: readonly AssignedRecord[]): number {
  return [...Map.groupBy(records, ({ person }) => person).values()].filter(
    (members) => new Set(members.map(({ entity }) => entity)).size > 1,
  ).length;
}

function pairsIn(records: readonly AssignedRecord[], group: (record: AssignedRecord) => string): number {
  return [...sizes(records, group).values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function sizes(records: readonly AssignedRecord[], group: (record: AssignedRecord) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(group(record), (counts.get(group(record)) ?? 0) + 1);
  return counts;
}

function rates(right: number, found: number, real: number): Rates {
  const [precision, recall] = [found === 0 ? 1 : right / found, real === 0 ? 1 : right / real];
  return { precision, recall, f1: harmonic(precision, recall) };
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
