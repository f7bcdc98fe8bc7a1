import { expect, test } from 'vitest';
import { addCounts, countsOfJob, noCounts } from './counts.js';

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

test('a job that goes on has stored what its earlier attempts stored, although that is skipped now', () => {
  const earlier = { fetched: 11_000, stored: 11_000, skipped: 0, deleted: 2 };
  const rest = { fetched: 12_000, stored: 1_000, skipped: 11_000, deleted: 1 };
  expect(countsOfJob(earlier, rest)).toEqual({ fetched: 12_000, stored: 12_000, skipped: 0, deleted: 3 });
});

test('a job that goes on never counts fewer than none as skipped', () => {
  const earlier = { fetched: 9, stored: 9, skipped: 0, deleted: 0 };
  const begun = { fetched: 3, stored: 0, skipped: 3, deleted: 0 };
  expect(countsOfJob(earlier, begun)).toEqual({ fetched: 3, stored: 9, skipped: 0, deleted: 0 });
});
