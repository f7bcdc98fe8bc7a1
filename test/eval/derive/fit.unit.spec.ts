import { expect, it } from 'vitest';
import { part, person } from '../datasets/google-parts.js';
import type { Labelled } from '../datasets/labelled.js';
import { candidateOf } from '../run/candidates.js';
import { sharesOf, weightsOf } from './fit.js';
import { type Example, halves } from './split.js';

function examplesOf(...records: readonly (readonly [entity: string, city: string, street?: string])[]): Example[] {
  return records.map(([entity, city, streetAddress], turn) => {
    const addresses = part({ city, streetAddress });
    const labelled: Labelled = {
      externalId: `${turn}`,
      account: 0,
      entity,
      person: person({ addresses }),
      region: null,
    };
    return { labelled, candidate: candidateOf(labelled, turn) };
  });
}

it('a level weighs more, the more often it occurs among pairs of one person', () => {
  const shares = sharesOf(
    examplesOf(['a', 'graz'], ['a', 'graz'], ['b', 'linz'], ['b', 'steyr']),
    'without identifiers',
    1,
  );
  expect([...shares.same]).toEqual([
    ['city same', 0.5],
    ['city differs', 0.5],
  ]);
  const weights = weightsOf([shares]);
  expect(weights.get('city same')).toBeCloseTo(Math.log2(0.5 / (shares.other.get('city same') ?? 0)));
  expect(weights.get('city differs')).toBeLessThan(0);
});

it('all records of one house are in the same half', () => {
  const families = Array.from({ length: 40 }, (_, n) => n).flatMap((n): (readonly [string, string, string])[] => [
    [`father ${n}`, 'graz', `Bergweg ${n}`],
    [`mother ${n}`, 'graz', `Bergweg ${n}`],
  ]);
  const [fit, test] = halves(examplesOf(...families)).map((half) => half.map(({ labelled }) => labelled.entity));
  const numbers = (half: readonly string[] = []) => new Set(half.map((entity) => entity.split(' ')[1]));
  expect([...numbers(fit)].filter((n) => numbers(test).has(n))).toEqual([]);
  expect([fit?.length, test?.length].sort()).not.toEqual([0, 80]);
});
