import { describe, expect, test } from 'vitest';
import { type Differences, massChangeGuard } from './mass-change-guard.js';

const limits = { percent: 20, moreThan: 20 };
const calm: Differences = {
  stream: 'contacts',
  known: 200,
  added: 0,
  changed: 0,
  deleted: 0,
  listed: null,
  reread: false,
};

describe('one stream', () => {
  test.each<[string, Partial<Differences>, string | undefined]>([
    ['a fifth deleted goes on', { deleted: 40 }, undefined],
    ['more than a fifth deleted', { deleted: 41 }, 'MASS_DELETION'],
    ['a fifth changed goes on', { changed: 40 }, undefined],
    ['more than a fifth changed', { changed: 41 }, 'MASS_CHANGE'],
    ['everything changed because it is read anew goes on', { changed: 200, reread: true }, undefined],
    ['much deleted while everything is read anew', { changed: 150, deleted: 50, reread: true }, 'MASS_DELETION'],
    ['twenty of a few go on', { known: 22, deleted: 20 }, undefined],
    ['any number of additions goes on', { added: 10_000 }, undefined],
    ['an empty listing', { known: 1, deleted: 1, listed: 0 }, 'EMPTY_LISTING'],
    ['an empty listing of what moved elsewhere goes on', { known: 0, deleted: 0, listed: 0 }, undefined],
    ['a listing of less than half', { known: 10, deleted: 6, listed: 4 }, 'SHORT_LISTING'],
    ['a listing of half goes on', { known: 10, deleted: 5, listed: 5 }, undefined],
    ['a short listing of very few goes on', { known: 9, deleted: 8, listed: 1 }, undefined],
  ])('%s', (_, differences, reason) => {
    expect(massChangeGuard([{ ...calm, ...differences }], limits)).toBe(reason);
  });
});

test('what is little in every stream may be much in all', () => {
  const book = { ...calm, known: 50, deleted: 15 };
  expect(massChangeGuard([book], limits)).toBeUndefined();
  expect(massChangeGuard([book, { ...book, stream: 'other' }], limits)).toBe('MASS_DELETION');
});

test('the limits are those that were set', () => {
  expect(massChangeGuard([{ ...calm, deleted: 3 }], { percent: 1, moreThan: 2 })).toBe('MASS_DELETION');
  expect(massChangeGuard([{ ...calm, deleted: 200 }], { percent: 100, moreThan: 0 })).toBeUndefined();
});
