import { describe, expect, it } from 'vitest';
import { Clusters } from './clusters.js';

function clustersOf(unions: string[], separations: string[] = []): Clusters {
  const clusters = new Clusters();
  for (const pair of separations) clusters.separate(pair.charAt(0), pair.charAt(1));
  for (const pair of unions) clusters.unite(pair.charAt(0), pair.charAt(1));
  return clusters;
}

describe('clusters', () => {
  it.each<[string, string[], string[], string[]]>([
    ['an id that was never named is a cluster of its own', [], [], ['a']],
    ['a chain of unions is one cluster', ['ab', 'bc', 'cd'], [], ['a', 'b', 'c', 'd']],
    ['separated ids are not united', ['ab'], ['ab'], ['a']],
    ['a separation also holds for members that join later', ['ab', 'cd', 'bd'], ['ac'], ['a', 'b']],
    ['a separation moves to the larger cluster', ['cd', 'ce', 'ba', 'bc', 'ad'], ['ad'], ['a', 'b']],
  ])('%s', (_, unions, separations, members) => {
    expect([...clustersOf(unions, separations).members('a')].sort()).toEqual(members);
  });

  it('ids of one cluster cannot be separated', () => {
    const clusters = clustersOf(['ab']);
    expect([clusters.separate('a', 'b'), clusters.areSeparated('a', 'b')]).toEqual([false, false]);
  });

  it('only unions of two clusters are returned, in their order', () => {
    expect(clustersOf(['ab', 'ba', 'cd', 'ac', 'bd'], ['ae']).unions()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['a', 'c'],
    ]);
  });
});
