import { expect, it } from 'vitest';
import { byKind } from './by-kind.js';

it('counts a pair for the kinds of both its records, found or not, and false ones', () => {
  const records = [
    { entity: 'ida', person: '1', kind: 'plain' },
    { entity: 'ida', person: '1', kind: 'slip' },
    { entity: 'ida', person: '2', kind: 'plain' },
    { entity: 'otto', person: '2', kind: undefined },
  ];
  expect(byKind(records)).toEqual({
    plain: { truePairs: 3, recall: 1 / 3, falsePairs: 1 },
    slip: { truePairs: 2, recall: 1 / 2, falsePairs: 0 },
  });
});
