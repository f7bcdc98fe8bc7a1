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
  prefix: null,
  suffix: null,
  phoneticFirstName: null,
  phoneticLastName: null,
  nickname: null,
  company: null,
  jobTitle: null,
  avatarUrl: null,
  notes: null,
  contactInfo: [{ type: 'phone', key: '+4930901820', value: '030 901820', label: 'home', primary: false }],
  addresses: [],
  importantDates: [{ label: 'birthday', year: 1980, month: 5, day: 3, text: null }],
  labels: [],
};

it('tells where a thing is, why it is nowhere, and what is lost', () => {
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
    { property: 'VERSION', said: '3.0', field: null, reason: 'tells of the card and not of the person' },
    { property: 'N', said: 'Berg', field: 'lastName', reason: null },
    { property: 'N', said: 'Ida', field: 'firstName', reason: null },
    {
      property: 'N',
      said: 'Dr.',
      field: null,
      reason: 'the person has no such field; it stands in the source contact',
    },
    { property: 'TEL;HOME', said: '030/901820', field: 'phone', reason: null },
    { property: 'TEL', said: '030/901821', field: null, reason: null },
    { property: 'BDAY', said: '1980-05-03', field: 'importantDates (birthday)', reason: null },
    { property: 'EMAIL', said: 'i@x.org', field: null, reason: null },
    { property: 'TITLE', said: 'Baker', field: null, reason: null },
  ]);
});
