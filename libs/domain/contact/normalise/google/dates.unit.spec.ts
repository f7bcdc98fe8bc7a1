import { describe, expect, it } from 'vitest';
import { googleDates } from './dates.js';

const birthday = { label: 'birthday', year: null, month: null, day: null, text: null };

describe('dates of a Google person', () => {
  it.each([
    ['a full date', { year: 1980, month: 5, day: 3 }, { year: 1980, month: 5, day: 3 }],
    ['no year', { month: 5, day: 3 }, { month: 5, day: 3 }],
    ['0 for no year', { year: 0, month: 2, day: 29 }, { month: 2, day: 29 }],
    ['year and month', { year: 1980, month: 5, day: 0 }, { year: 1980, month: 5 }],
    ['a year alone', { year: 1980, month: 0, day: 0 }, { year: 1980 }],
    ['a day that the month does not have', { year: 1980, month: 4, day: 31 }, { year: 1980, month: 4 }],
    ['29 February of a common year', { year: 1900, month: 2, day: 29 }, { year: 1900, month: 2 }],
    ['29 February of a leap year', { year: 2000, month: 2, day: 29 }, { year: 2000, month: 2, day: 29 }],
    ['numbers out of bounds', { year: 12_000, month: 12, day: 31 }, { month: 12, day: 31 }],
  ])('reads %s', (_, date, parts) => {
    expect(googleDates({ birthdays: [{ date }] })).toEqual([{ ...birthday, ...parts }]);
  });

  it('keeps the text of a birthday only if it has no date', () => {
    const birthdays = [
      { text: 'in spring' },
      { date: { month: 5, day: 3 }, text: 'May 3' },
      { date: { day: 3 }, text: 'the 3rd' },
    ];
    expect(googleDates({ birthdays })).toEqual([
      { ...birthday, text: 'in spring' },
      { ...birthday, month: 5, day: 3 },
      { ...birthday, text: 'the 3rd' },
    ]);
  });

  it('labels events with the type of the source and drops those without a date', () => {
    const date = { year: 2010, month: 6, day: 20 };
    const events = [{ type: 'anniversary', date }, { type: 'First climb', date }, { date }, { type: 'other' }];
    expect(googleDates({ events })).toEqual(
      ['anniversary', 'First climb', 'other'].map((label) => ({ label, ...date, text: null })),
    );
  });

  it('drops exact duplicates', () => {
    const date = { month: 5, day: 3 };
    expect(googleDates({ birthdays: [{ date }, { date }] })).toEqual([{ ...birthday, month: 5, day: 3 }]);
  });

  it.each([[{}], [{ date: {} }], [{ date: { year: '1980', month: 5.5, day: Number.NaN } }], [{ text: '' }]])(
    'reads %j as no date',
    (field) => {
      expect(googleDates({ birthdays: [field], events: [field] })).toEqual([]);
    },
  );
});
