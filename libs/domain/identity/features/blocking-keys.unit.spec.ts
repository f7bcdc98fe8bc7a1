import { expect, it } from 'vitest';
import { born, type CandidateFields, candidateWith, emails, phones } from '../testing/candidates.js';
import { blockingKeysOf } from './blocking-keys.js';

const AT: CandidateFields['addresses'] = [
  {
    ...{ label: null, primary: false, street: null, extended: null, poBox: null, city: 'Leeds', region: null },
    ...{ postalCode: 'LS1 4AP', country: null, countryCode: null, formatted: null },
  },
];

function keysOf(fields: CandidateFields): readonly string[] {
  return blockingKeysOf(candidateWith('a', fields).features);
}

it('a contact with name, number and e-mail has two keys', () => {
  const fields = {
    displayName: 'Ida Berg',
    emails: emails('ida.berg+x@post.example'),
    phones: phones('+436641234567'),
  };
  expect(keysOf(fields)).toEqual(['m:idaberg', 'n:brg id']);
});

it('a contact with contact identifiers has keys for its birthday with either initial, and none for an address', () => {
  const fields = { displayName: 'Ida Berg', phones: phones('+436641234567'), dates: born(1980, 4, 5), addresses: AT };
  expect(keysOf(fields)).toEqual(['i:1980-04-05 b', 'i:1980-04-05 i', 'n:brg id']);
});

it('a record without contact identifiers has keys for any two of its fields', () => {
  const fields = {
    displayName: 'Ida Berg',
    dates: born(1980, 4, 5),
    addresses: AT,
    organizations: [{ name: null, title: 'painter', department: null, primary: false }],
  };
  expect(keysOf(fields)).toEqual([
    ...[
      'b:1980-04-05',
      'c:leeds id',
      'h:ls14ap',
      'i:1980-04-05 b',
      'i:1980-04-05 i',
      'n:brg id',
      'p:leeds brg',
      'p:leeds id',
      'p:ls14ap brg',
      'p:ls14ap id',
    ],
    ...['t:painter brg', 't:painter id', 'x:leeds painter', 'y:1980 brg', 'y:1980 id', 'z:leeds 1980'],
  ]);
});
