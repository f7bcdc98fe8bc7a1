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
    ['a fifth deleted needs no approval', { deleted: 40 }, undefined],
    ['more than a fifth deleted', { deleted: 41 }, 'MASS_DELETION'],
    ['a fifth changed needs no approval', { changed: 40 }, undefined],
    ['more than a fifth changed', { changed: 41 }, 'MASS_CHANGE'],
    ['everything changed because it is read differently needs no approval', { changed: 200, reread: true }, undefined],
    ['much deleted while everything is read differently', { changed: 150, deleted: 50, reread: true }, 'MASS_DELETION'],
    ['twenty of a few go on', { known: 22, deleted: 20 }, undefined],
    ['any number of additions needs no approval', { added: 10_000 }, undefined],
    ['an empty listing', { known: 1, deleted: 1, listed: 0 }, 'EMPTY_LISTING'],
    [
      'an empty listing of records that moved elsewhere needs no approval',
      { known: 0, deleted: 0, listed: 0 },
      undefined,
    ],
    ['a listing of less than half', { known: 10, deleted: 6, listed: 4 }, 'SHORT_LISTING'],
    ['a listing of half needs no approval', { known: 10, deleted: 5, listed: 5 }, undefined],
    ['a short listing of few records needs no approval', { known: 9, deleted: 8, listed: 1 }, undefined],
  ])('%s', (_, differences, reason) => {
    expect(massChangeGuard([{ ...calm, ...differences }], limits)).toBe(reason);
  });
});

test('the limits apply to all streams together too', () => {
  const book = { ...calm, known: 50, deleted: 15 };
  expect(massChangeGuard([book], limits)).toBeUndefined();
  expect(massChangeGuard([book, { ...book, stream: 'other' }], limits)).toBe('MASS_DELETION');
});

test('the limits are those of the settings', () => {
  expect(massChangeGuard([{ ...calm, deleted: 3 }], { percent: 1, moreThan: 2 })).toBe('MASS_DELETION');
  expect(massChangeGuard([{ ...calm, deleted: 200 }], { percent: 100, moreThan: 0 })).toBeUndefined();
});

test('a run without differences needs no approval', () => {
  expect(massChangeGuard([], limits)).toBeUndefined();
  expect(massChangeGuard([calm, { ...calm, stream: 'other' }], limits)).toBeUndefined();
});

test('the reason is that of the first stream that exceeds a limit', () => {
  const empty = { ...calm, stream: 'empty', deleted: 1, listed: 0 };
  const changed = { ...calm, stream: 'changed', changed: 100 };
  expect(massChangeGuard([calm, empty, changed], limits)).toBe('EMPTY_LISTING');
  expect(massChangeGuard([calm, changed, empty], limits)).toBe('MASS_CHANGE');
});

test('changes of streams that are read differently do not count for all streams together', () => {
  const reread = { ...calm, changed: 200, reread: true };
  expect(massChangeGuard([reread, { ...calm, stream: 'other', changed: 20 }], limits)).toBeUndefined();
});
