import type { Candidate } from '#domain';
import type { Labelled } from '../datasets/labelled.js';

/** A labelled record, and what the solver is given of it. */
export interface Example {
  readonly labelled: Labelled;
  readonly candidate: Candidate;
}

/**
 * Parts a set in two halves, by household: whoever shares an identifier or a house with somebody is in the same half, and so is
 * everything of one person. Which half is a hash of the household, so a set that grows keeps its halves.
 */
export function halves(examples: readonly Example[]): readonly [fit: Example[], test: Example[]] {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    const parent = parents.get(key);
    if (parent === undefined || parent === key) return key;
    const root = find(parent);
    parents.set(key, root);
    return root;
  };
  for (const { labelled, candidate } of examples) {
    const entity = `entity ${labelled.entity}`;
    for (const key of housesOf(candidate)) {
      const [one, other] = [find(entity), find(key)].sort();
      if (one !== undefined && other !== undefined && one !== other) parents.set(one, other);
    }
  }
  const parts = Map.groupBy(examples, ({ labelled }) => hashOf(find(`entity ${labelled.entity}`)) % 2 === 0);
  return [parts.get(true) ?? [], parts.get(false) ?? []];
}

function housesOf({ features }: Candidate): string[] {
  const houses = features.places
    .filter(({ street, city, postalCode }) => street !== '' && city + postalCode !== '')
    .map(({ street, city, postalCode }) => `house ${street} ${postalCode || city}`);
  return [...houses, ...features.identifiers.map(({ kind, value }) => `${kind} ${value}`)];
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
