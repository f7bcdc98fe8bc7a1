import { describe, expect, test } from 'vitest';
import type { Contact } from '#contracts';
import { contactWith } from '../../contact/testing/contact-with.js';
import { featuresOf } from './extract-features.js';

const date = (year: number | null, month: number | null, day: number | null, label = 'birthday') => ({
  label,
  year,
  month,
  day,
  text: null,
});
const birthdays = (...dates: Contact['dates']) => featuresOf(contactWith({ dates })).birthdays;

describe('a birthday is', () => {
  test.each<[title: string, parts: [number | null, number | null, number | null], expected: readonly string[]]>([
    ['a whole date', [1980, 5, 9], ['1980-05-09']],
    ['a day without a year', [null, 5, 9], ['--05-09']],
    ['a day whose year Apple writes as unknown', [1604, 5, 9], ['--05-09']],
    ['a year without a day', [1980, null, null], ['1980']],
    ['a year, if it is the first of January', [1980, 1, 1], ['1980']],
    ['nothing, if it is the first of January 1900', [1900, 1, 1], []],
    ['nothing, if it is the first of January of an unknown year', [1604, 1, 1], []],
    ['a day in 1900 like in any other year', [1900, 2, 1], ['1900-02-01']],
    ['nothing without year and day', [null, null, 9], []],
  ])('%s', (_, parts, expected) => {
    expect(birthdays(date(...parts))).toEqual(expected);
  });

  test('no other date of the contact', () => {
    expect(birthdays(date(2005, 6, 3, 'anniversary'))).toEqual([]);
  });

  test('listed once and in order, if the contact has several', () => {
    expect(birthdays(date(1981, 2, 3), date(1980, 5, 9), date(1981, 2, 3))).toEqual(['1980-05-09', '1981-02-03']);
  });
});

describe('a place', () => {
  const address = {
    street: null,
    extended: null,
    city: null,
    region: null,
    postalCode: null,
    poBox: null,
    country: null,
    countryCode: null,
    formatted: null,
    label: null,
    primary: false,
  };

  test('has its parts without case, accents and punctuation, and its postal code without spaces', () => {
    const parts = {
      street: 'Rue de l’Église 12',
      extended: 'Apt. 3',
      city: 'SÃO PAULO',
      region: 'S.P.',
      postalCode: 'EH1 1AA',
    };
    expect(featuresOf(contactWith({ addresses: [{ ...address, ...parts }] })).places).toEqual([
      { street: 'rue de l eglise 12', extended: 'apt 3', city: 'sao paulo', region: 's p', postalCode: 'eh11aa' },
    ]);
  });

  test('without any part that is compared does not count', () => {
    const { places } = featuresOf(contactWith({ addresses: [{ ...address, country: 'Portugal', formatted: '—' }] }));
    expect(places).toEqual([]);
  });
});

test('a post has organization and title without case and accents, and does not count without both', () => {
  const organizations = [
    { name: 'Nordlicht Werft', title: 'Ingénieure', department: 'Bau', primary: true },
    { name: null, title: null, department: 'Bau', primary: false },
  ];
  expect(featuresOf(contactWith({ organizations })).posts).toEqual([
    { organization: 'nordlicht werft', title: 'ingenieure' },
  ]);
});

test('identifiers that are known already are taken as they are', () => {
  const known = [{ kind: 'email', value: 'ida@example.org', primary: true }] as const;
  expect(featuresOf(contactWith({}), known).identifiers).toBe(known);
});
