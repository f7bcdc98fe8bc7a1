import { describe, expect, it } from 'vitest';
import { type AssignedRecord, bCubed, mixedClusters, pairwise } from './clustering.js';

/** Persons A (three records) and B (two): one of A is taken for B, one stands alone. */
const records: readonly AssignedRecord[] = [
  { entity: 'A', person: '1' },
  { entity: 'A', person: '2' },
  { entity: 'A', person: '3' },
  { entity: 'B', person: '2' },
  { entity: 'B', person: '2' },
];

describe('the metrics of a clustering', () => {
  it('count pairs of records', () => {
    // True pairs: 3 of A, 1 of B. Found: 3 in cluster 2, of which 1 is right.
    expect(pairwise(records)).toEqual({
      truePairs: 4,
      foundPairs: 3,
      falsePairs: 2,
      precision: 1 / 3,
      recall: 1 / 4,
      f1: expect.closeTo(2 / 7, 12),
    });
  });

  it('average over records for B-cubed', () => {
    // Precision: 1, 1/3, 1, 2/3, 2/3. Recall: 1/3 three times, 1 twice.
    const { precision, recall, f1 } = bCubed(records);
    expect(precision).toBeCloseTo(11 / 15, 12);
    expect(recall).toBeCloseTo(3 / 5, 12);
    expect(f1).toBeCloseTo(33 / 50, 12);
  });

  it('count clusters of more than one person', () => {
    expect(mixedClusters(records)).toBe(1);
  });

  it('call nothing found precise, and nothing to find complete', () => {
    const alone = [
      { entity: 'A', person: '1' },
      { entity: 'B', person: '2' },
    ];
    expect(pairwise(alone)).toEqual({ truePairs: 0, foundPairs: 0, falsePairs: 0, precision: 1, recall: 1, f1: 1 });
  });
});
