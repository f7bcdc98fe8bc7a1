import { describe, expect, it } from 'vitest';
import { personWith } from '../testing/person-with.js';
import type { ExportedPerson } from '../vcard/exported-person.js';
import { PERSON_COLUMNS, personRow } from './person-row.js';

function row(fields: Partial<ExportedPerson>): Readonly<Record<string, string>> {
  const cells = personRow(personWith(fields)).map((cell, i) => [PERSON_COLUMNS[i] ?? '', cell] as const);
  return Object.fromEntries(cells.filter(([, cell]) => cell !== ''));
}

const EMPTY = { id: 'p1', updatedAt: '1970-01-01T00:00:00.000Z' };
const info = { label: null, primary: false, key: '' };
const NO_ADDRESS = {
  label: null,
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
const date = { label: 'birthday', year: null, month: null, day: null, text: null };

describe('a row of the CSV export', () => {
  it('has these columns, in this order', () => {
    expect(PERSON_COLUMNS).toEqual(
      `id name firstName middleName lastName nickname company jobTitle emails emailLabels phones phoneLabels websites handles
       addresses addressLabels dates labels notes avatarUrl updatedAt prefix suffix phoneticFirstName phoneticLastName department
       organizations otherNames otherNicknames otherNotes relations gender role occupation customFields details`.split(
        /\s+/,
      ),
    );
  });

  it('has an empty cell for every missing value', () => {
    expect(row({})).toEqual(EMPTY);
    expect(personRow(personWith({}))).toHaveLength(PERSON_COLUMNS.length);
  });

  it.each<[string, Partial<ExportedPerson>, Readonly<Record<string, string>>]>([
    [
      'has the scalar fields as they are',
      { name: 'Ida, "B"', firstName: 'Ida', company: 'Ahorn', notes: 'a\nb', avatarUrl: 'http://x', updatedAt: 1000 },
      {
        name: 'Ida, "B"',
        firstName: 'Ida',
        company: 'Ahorn',
        notes: 'a\nb',
        avatarUrl: 'http://x',
        updatedAt: '1970-01-01T00:00:01.000Z',
      },
    ],
    [
      'has as many labels as values',
      {
        contactInfo: [
          { ...info, type: 'email', value: 'a@x.example', label: 'home' },
          { ...info, type: 'email', value: 'b@x.example' },
          { ...info, type: 'email', value: 'c@x.example', label: 'work' },
        ],
      },
      { emails: 'a@x.example ::: b@x.example ::: c@x.example', emailLabels: 'home :::  ::: work' },
    ],
    [
      'has E.164 of a number if it is known',
      {
        contactInfo: [
          { ...info, type: 'phone', value: '030 901820', key: '+4930901820', label: 'home' },
          { ...info, type: 'phone', value: '110', key: '110', label: 'work' },
        ],
      },
      { phones: '+4930901820 ::: 110', phoneLabels: 'home ::: work' },
    ],
    [
      'has handles with their service',
      {
        contactInfo: [
          { ...info, type: 'handle', value: 'ida', label: 'jabber' },
          { ...info, type: 'handle', value: 'idb' },
          { ...info, type: 'website', value: 'http://x' },
        ],
      },
      { handles: 'jabber:ida ::: other:idb', websites: 'http://x' },
    ],
    [
      'has the formatted text of an address, else its parts',
      {
        addresses: [
          { ...NO_ADDRESS, label: 'home', street: 'Weg 3', postalCode: '10115', city: 'Berlin', countryCode: 'DE' },
          { ...NO_ADDRESS, street: 'Weg 4', formatted: 'Am Hof\n1' },
          { ...NO_ADDRESS, country: 'Austria', countryCode: 'AT' },
        ],
      },
      { addresses: 'Weg 3, 10115, Berlin, DE ::: Am Hof\n1 ::: Austria', addressLabels: 'home :::  ::: ' },
    ],
    [
      'has dates in ISO 8601, with dashes for unknown parts, or as their text',
      {
        importantDates: [
          { ...date, year: 1985, month: 4, day: 2 },
          { ...date, month: 4, day: 12 },
          { ...date, year: 85 },
          { ...date, year: 1985, month: 4 },
          { ...date, day: 12 },
          { ...date, label: 'death', text: 'circa 1800' },
        ],
      },
      {
        dates: [
          'birthday:1985-04-02',
          'birthday:--04-12',
          'birthday:0085',
          'birthday:1985-04',
          'birthday:----12',
          'death:circa 1800',
        ].join(' ::: '),
      },
    ],
    [
      'has details in the column of their kind, or in the last one',
      {
        prefix: 'Dr.',
        department: 'Kiln',
        organizations: [{ name: 'Nord', title: 'Cook', department: null }],
        details: [
          { kind: 'relation', label: 'spouse', value: 'Bo' },
          { kind: 'relation', label: null, value: 'Al' },
          { kind: 'custom', label: 'Shirt', value: 'XL' },
          { kind: 'otherNote', label: null, value: 'a\nb' },
          { kind: 'externalId', label: null, value: 'EMP-77' },
          { kind: 'position', label: 'home', value: 'geo:1,2' },
        ],
      },
      {
        prefix: 'Dr.',
        department: 'Kiln',
        organizations: 'Cook, Nord',
        relations: 'spouse:Bo ::: Al',
        customFields: 'Shirt:XL',
        otherNotes: 'a\nb',
        details: 'externalId=EMP-77 ::: position=home:geo:1,2',
      },
    ],
    ['has labels sorted', { labels: ['b', 'a'] }, { labels: 'a ::: b' }],
  ])('%s', (_, fields, cells) => {
    expect(row(fields)).toEqual({ ...EMPTY, ...cells });
  });
});
