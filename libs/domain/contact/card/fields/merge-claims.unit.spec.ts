import { describe, expect, it } from 'vitest';
import { firstLabel, mergeClaims } from './merge-claims.js';

const claim = (key: string, identityId: string, value: string) => ({ key, identityId, value });

describe('merged claims', () => {
  it('are one per key, in the order of the first claim, with all values and each source once, sorted', () => {
    expect(
      mergeClaims([claim('b', 's2', 'B'), claim('a', 's1', 'A'), claim('b', 's1', 'b'), claim('b', 's2', 'B2')]),
    ).toEqual([
      { key: 'b', first: 'B', values: ['B', 'b', 'B2'], identityIds: ['s1', 's2'] },
      { key: 'a', first: 'A', values: ['A'], identityIds: ['s1'] },
    ]);
  });

  it('of none are none', () => {
    expect(mergeClaims([])).toEqual([]);
  });

  it.each([
    [[], null],
    [[null, null], null],
    [[null, 'home', 'work'], 'home'],
  ])('with the labels %o have the label %o', (labels, label) => {
    expect(firstLabel(labels.map((each) => ({ label: each })))).toBe(label);
  });
});
