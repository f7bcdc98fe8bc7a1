import { expect, it } from 'vitest';
import { googleDetails } from './details.js';

it('everything that a Google person says beyond its fields is a detail', () => {
  const person = {
    names: [{ displayName: 'Gina', phoneticMiddleName: 'Ma' }, { displayName: 'Gina R.' }, { displayName: 'Gina' }],
    nicknames: [
      { value: 'Gigi' },
      { value: 'Gi', type: 'SHORT_NAME' },
      { value: 'Rossi', type: 'MAIDEN_NAME' },
      { value: 'GR', type: 'INITIALS' },
    ],
    biographies: [{ value: 'one' }, { value: 'two' }],
    relations: [{ person: 'Joanna', type: 'spouse' }, { person: '' }],
    occupations: [{ value: 'Lighthouse keeper' }],
    externalIds: [{ value: 'EMP-77', type: 'account' }],
    genders: [{ value: 'female', addressMeAs: 'she/her' }],
    interests: [{ value: 'sailing' }],
    skills: [{ value: 'knots' }],
    locales: [{ value: 'it' }],
    miscKeywords: [{ value: 'north', type: 'OUTLOOK_USER' }],
    organizations: [{ name: 'Nord', phoneticName: 'Nort', location: 'Pier 3' }],
    locations: [{ value: 'Hall', type: 'desk', buildingId: 'B7', floor: '2', deskCode: 'D1' }],
  };
  expect(googleDetails(person, 'Gigi').map(({ kind, label, value }) => [kind, label, value])).toEqual([
    ['otherName', null, 'Gina R.'],
    ['otherNickname', null, 'Gi'],
    ['maidenName', null, 'Rossi'],
    ['custom', 'initials', 'GR'],
    ['otherNote', null, 'two'],
    ['phoneticMiddleName', null, 'Ma'],
    ['relation', 'spouse', 'Joanna'],
    ['occupation', null, 'Lighthouse keeper'],
    ['externalId', 'account', 'EMP-77'],
    ['gender', null, 'female'],
    ['pronouns', null, 'she/her'],
    ['interest', null, 'sailing'],
    ['expertise', null, 'knots'],
    ['language', null, 'it'],
    ['custom', 'OUTLOOK_USER', 'north'],
    ['phoneticCompany', null, 'Nort'],
    ['location', null, 'Pier 3'],
    ['location', 'desk', 'Hall, B7, 2, D1'],
  ]);
});
