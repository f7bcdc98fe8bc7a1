import { expect, test } from 'vitest';
import { foldCard, normaliseVcardContact } from '#domain';
import { personChanged } from './person-changed.js';

const VCARD = [
  'BEGIN:VCARD',
  'VERSION:4.0',
  'FN:Dr. Ada Lovelace FRS',
  'N:Lovelace;Ada;;Dr.;FRS',
  'X-PHONETIC-FIRST-NAME:Ey-da',
  'X-PHONETIC-LAST-NAME:Luv-lace',
  'ORG:Analytical Engines;Programs',
  'TITLE:Countess',
  'NOTE:Wrote the first program',
  'GENDER:F',
  'RELATED;TYPE=friend;VALUE=text:Charles Babbage',
  'CATEGORIES:Science',
  'END:VCARD',
  '',
].join('\r\n');

test('crm.changes carries everything that a card says', () => {
  const contact = normaliseVcardContact({ vcard: VCARD, groups: ['category:Science'] }, { region: null });
  const source = {
    identityId: 'identity',
    provider: 'file',
    accountId: 'account',
    externalId: 'ada',
    version: '1',
    deleted: false,
    firstObservedAt: 1_000,
    observedAt: 2_000,
    revision: 7,
    fieldSince: null,
    accountRemovedAt: null,
    contact,
  };

  expect(personChanged(foldCard('person', [source]), new Map())).toEqual({
    type: 'PersonChanged',
    value: {
      personId: 'person',
      revision: 7,
      name: 'Dr. Ada Lovelace FRS',
      firstName: 'Ada',
      middleName: null,
      lastName: 'Lovelace',
      prefix: 'Dr.',
      suffix: 'FRS',
      phoneticFirstName: 'Ey-da',
      phoneticLastName: 'Luv-lace',
      nickname: null,
      company: 'Analytical Engines',
      department: 'Programs',
      jobTitle: 'Countess',
      avatarUrl: null,
      notes: 'Wrote the first program',
      contactInfo: [],
      addresses: [],
      importantDates: [],
      organizations: [],
      details: [
        { kind: 'gender', label: null, value: 'F' },
        { kind: 'relation', label: 'friend', value: 'Charles Babbage' },
      ],
      labels: [],
      identityIds: ['identity'],
      archivalReview: false,
      updatedAt: 2_000,
      pinned: false,
      archived: false,
      editedFields: [],
    },
  });
});
