import { expect, it } from 'vitest';
import type { ExportedPerson } from '#domain';
import { cardTable } from './card-table.js';

const ida: ExportedPerson = {
  personId: 'ida',
  updatedAt: 0,
  name: 'Ida Berg',
  firstName: 'Ida',
  middleName: null,
  lastName: 'Berg',
  prefix: 'Dr.',
  suffix: null,
  phoneticFirstName: null,
  phoneticLastName: null,
  nickname: null,
  company: null,
  department: null,
  jobTitle: null,
  avatarUrl: null,
  notes: null,
  contactInfo: [{ type: 'phone', key: '+4930901820', value: '030 901820', label: 'home', primary: false }],
  addresses: [],
  importantDates: [{ label: 'birthday', year: 1980, month: 5, day: 3, text: null }],
  organizations: [],
  details: [],
  pictures: [],
  labels: [],
};

it('every value of a card has a field, a reason for none, or is lost', () => {
  const card = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Berg;Ida;;Dr.',
    'TEL;HOME:030/901820',
    'TEL:030/901821',
    'BDAY:1980-05-03',
    'EMAIL:i@x.org',
    'TITLE:Baker',
  ];
  expect(cardTable([...card, 'END:VCARD'].join('\n'), ida)).toEqual([
    { property: 'VERSION', value: '3.0', field: null, reason: 'describes the card and not the person' },
    { property: 'N', value: 'Berg', field: 'lastName', reason: null },
    { property: 'N', value: 'Ida', field: 'firstName', reason: null },
    {
      property: 'N',
      value: 'Dr.',
      field: 'prefix',
      reason: null,
    },
    { property: 'TEL;HOME', value: '030/901820', field: 'phone', reason: null },
    { property: 'TEL', value: '030/901821', field: null, reason: null },
    { property: 'BDAY', value: '1980-05-03', field: 'importantDates (birthday)', reason: null },
    { property: 'EMAIL', value: 'i@x.org', field: null, reason: null },
    { property: 'TITLE', value: 'Baker', field: null, reason: null },
  ]);
});
