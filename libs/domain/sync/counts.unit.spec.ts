import { expect, test } from 'vitest';
import { addCounts, noCounts } from './counts.js';

const page = { fetched: 5, stored: 2, skipped: 2, deleted: 1 };
const sweep = { fetched: 0, stored: 0, skipped: 0, deleted: 3 };

test('counts add up member by member, in any order', () => {
  const sum = { fetched: 5, stored: 2, skipped: 2, deleted: 4 };
  expect(addCounts(page, sweep)).toEqual(sum);
  expect(addCounts(sweep, page)).toEqual(sum);
});

test('no counts change nothing', () => {
  expect(addCounts(page, noCounts)).toEqual(page);
});
