import { describe, expect, it } from 'vitest';
import { evaluateInMemory } from '../run/in-memory.js';
import { makeCorpus } from './corpus.js';

describe.each(['fit', 'held-out', 'unseen', 'blind', 'last', 'east'] as const)('the corpus "%s"', (name) => {
  it('is the same every time', () => {
    expect(makeCorpus(name, 50)).toEqual(makeCorpus(name, 50));
  });

  it('never links records of two persons', () => {
    const { mixedClusters, pairwise } = evaluateInMemory(makeCorpus(name, 2_000));
    expect({ mixedClusters, falsePairs: pairwise.falsePairs }).toEqual({ mixedClusters: 0, falsePairs: 0 });
    expect(pairwise.foundPairs).toBeGreaterThan(1_500);
  });
});
