import { describe, expect, it } from 'vitest';
import type { ContactDate } from '#contracts';
import { Vcard } from '../syntax/vcard.js';
import { vcardDates } from './dates.js';

const NO_DATE = { label: 'birthday', year: null, month: null, day: null, text: null };

function dates(...lines: readonly string[]): readonly ContactDate[] {
  return vcardDates(new Vcard(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n')));
}

describe('a date of a vCard', () => {
  it.each([
    ['19850412', { year: 1985, month: 4, day: 12 }],
    ['1985-04-12', { year: 1985, month: 4, day: 12 }],
    ['1985-0412', { year: 1985, month: 4, day: 12 }],
    ['19850412T231000Z', { year: 1985, month: 4, day: 12 }],
    ['1985-04-12 23:10', { year: 1985, month: 4, day: 12 }],
    ['1985-04', { year: 1985, month: 4 }],
    ['1985', { year: 1985 }],
    ['--0412', { month: 4, day: 12 }],
    ['--04-12', { month: 4, day: 12 }],
    ['--04-12T23', { month: 4, day: 12 }],
    ['--04', { month: 4 }],
    ['---12', { day: 12 }],
    ['--0229', { month: 2, day: 29 }],
    ['20000229', { year: 2000, month: 2, day: 29 }],
    ['0001-01-01', { year: 1, month: 1, day: 1 }],
    ['1985-4-2', { year: 1985, month: 4, day: 2 }],
    ['1985/04/12', { year: 1985, month: 4, day: 12 }],
    ['12.4.1985', { year: 1985, month: 4, day: 12 }],
    ['12 April 1985', { year: 1985, month: 4, day: 12 }],
    ['12-Apr-1985', { year: 1985, month: 4, day: 12 }],
    ['Sept. 9, 1985', { year: 1985, month: 9, day: 9 }],
    ['MAY 3 1985', { year: 1985, month: 5, day: 3 }],
    ['30/04/1985', { year: 1985, month: 4, day: 30 }],
    ['4/30/1985', { year: 1985, month: 4, day: 30 }],
    ['05/5/1985', { year: 1985, month: 5, day: 5 }],
    ['12/12/1985', { year: 1985, month: 12, day: 12 }],
    ['--4-12', { month: 4, day: 12 }],
    ['1604-06-20', { month: 6, day: 20 }],
    ['16040620T000000Z', { month: 6, day: 20 }],
    ['0000-04-12', { month: 4, day: 12 }],
    ['1604', { year: 1604 }],
  ])('of %s has its known parts', (text, parts) => {
    expect(dates(`BDAY:${text}`)).toEqual([{ ...NO_DATE, ...parts }]);
  });

  it.each([
    ['19000229'],
    ['1985-02-30'],
    ['1985-13-01'],
    ['1985-00-01'],
    ['1985-04-00'],
    ['--0431'],
    ['---32'],
    ['85-04-12'],
    ['04/05/1985'],
    ['31.2.1985'],
    ['13/13/1985'],
    ['circa 1800'],
    ['12 Foo 1985'],
    ['31 April 1985'],
    ['April 1985'],
  ])('of %s is a text', (text) => {
    expect(dates(`BDAY:${text}`)).toEqual([{ ...NO_DATE, text }]);
  });

  it.each([
    ['the year that Apple omits', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29', { month: 2, day: 29 }],
    ['another omitted year', 'BDAY;X-APPLE-OMIT-YEAR=1600:1600-05-03', { month: 5, day: 3 }],
    ['a year next to the omitted one', 'BDAY;X-APPLE-OMIT-YEAR=1604:1605-05-03', { year: 1605, month: 5, day: 3 }],
  ])('has no year for %s only', (_, line, parts) => {
    expect(dates(line)).toEqual([{ ...NO_DATE, ...parts }]);
  });

  it('is absent for an empty value', () => {
    expect(dates('BDAY:', 'ANNIVERSARY: ', 'NOTE:x')).toEqual([]);
  });
});

describe('the label of a date', () => {
  const day = { year: 2001, month: 6, day: 9, text: null };

  it.each([
    ['ANNIVERSARY'],
    ['X-ANNIVERSARY'],
    ['X-MS-ANNIVERSARY'],
    ['X-EVOLUTION-ANNIVERSARY'],
    ['X-KADDRESSBOOK-X-ANNIVERSARY'],
  ])('is anniversary for %s', (name) => {
    expect(dates(`${name}:20010609`)).toEqual([{ label: 'anniversary', ...day }]);
  });

  it.each([
    ['is death for DEATHDATE', ['DEATHDATE:20010609'], 'death'],
    ['is other for X-ABDATE without a label', ['X-ABDATE:20010609'], 'other'],
    ['is that of the group for X-ABDATE', ['i.X-ABDATE:20010609', 'i.X-ABLABEL:First climb'], 'First climb'],
    ['is predefined for X-ABDATE', ['i.X-ABDATE:20010609', 'i.X-ABLABEL:_$!<Anniversary>!$_'], 'anniversary'],
  ])('%s', (_, lines, label) => {
    expect(dates(...lines)).toEqual([{ label, ...day }]);
  });

  it('and the date are one entry in several spellings', () => {
    expect(dates('ANNIVERSARY:20010609', 'X-ANNIVERSARY:2001-06-09')).toEqual([{ label: 'anniversary', ...day }]);
  });
});
