import { describe, expect, it } from 'vitest';
import { googleAddresses, googleOrganizations } from './places.js';

describe('addresses of a Google person', () => {
  const nowhere = {
    label: null,
    primary: false,
    street: null,
    extended: null,
    poBox: null,
    city: null,
    region: null,
    postalCode: null,
    country: null,
    countryCode: null,
    formatted: null,
  };

  it.each([
    ['type', 'label', { city: 'Ulm' }],
    ['streetAddress', 'street', {}],
    ['extendedAddress', 'extended', {}],
    ['poBox', 'poBox', {}],
    ['city', 'city', {}],
    ['region', 'region', {}],
    ['postalCode', 'postalCode', {}],
    ['country', 'country', {}],
    ['formattedValue', 'formatted', {}],
  ])('%s is our %s', (theirs, ours, rest) => {
    expect(googleAddresses([{ ...rest, [theirs]: ' Some text ' }])).toEqual([
      { ...nowhere, ...rest, [ours]: 'Some text' },
    ]);
  });

  it('writes country codes in capitals and drops other texts', () => {
    expect(
      googleAddresses([
        { city: 'Ulm', countryCode: 'de' },
        { city: 'Rom', countryCode: 'Italy' },
      ]),
    ).toEqual([
      { ...nowhere, city: 'Ulm', countryCode: 'DE' },
      { ...nowhere, city: 'Rom' },
    ]);
  });

  it('drops an address without any part and a duplicate', () => {
    const duplicate = { city: 'Ulm', metadata: { primary: true } };
    expect(googleAddresses([{ type: 'home' }, { city: 'Ulm' }, duplicate])).toEqual([
      { ...nowhere, city: 'Ulm', primary: true },
    ]);
  });
});

describe('organizations of a Google person', () => {
  it('keeps name, title and department, the primary one first, and drops empty ones and duplicates', () => {
    expect(
      googleOrganizations([
        { name: 'Ahorn', title: 'Baker' },
        { type: 'work' },
        { name: 'Ahorn', title: 'Baker' },
        { department: 'Choir', metadata: { primary: true } },
      ]),
    ).toEqual([
      { name: null, title: null, department: 'Choir', primary: true },
      { name: 'Ahorn', title: 'Baker', department: null, primary: false },
    ]);
  });
});
