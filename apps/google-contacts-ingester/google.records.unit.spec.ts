import { describe, expect, test } from 'vitest';
import { groupRecord, personRecord } from './google.records.js';

const person = {
  resourceName: 'people/c42',
  etag: '%one',
  metadata: {
    sources: [
      { type: 'CONTACT', id: '2a', etag: '#1', updateTime: '2026-01-01T00:00:00Z' },
      { type: 'PROFILE', id: '1099' },
    ],
    objectType: 'PERSON',
  },
  names: [{ displayName: 'Ada' }],
};

const hashOf = (value: object, region = 'DE') => {
  const record = personRecord(value, region);
  return record.present ? record.contentHash : undefined;
};

describe('a person', () => {
  test('has the id of its contact source, and all other ids as aliases', () => {
    const renamed = { ...person, metadata: { ...person.metadata, previousResourceNames: ['people/c7'] } };
    expect(personRecord(renamed, 'DE')).toEqual({
      present: true,
      kind: 'contact',
      externalId: '2a',
      locator: 'people/c42',
      aliases: ['2a', '1099', 'people/c7'],
      contentHash: hashOf(person),
      payload: JSON.stringify(renamed),
    });
  });

  test('without a contact source has its resource name as id', () => {
    expect(personRecord({ resourceName: 'people/c42' }, 'DE')).toMatchObject({ externalId: 'people/c42', aliases: [] });
  });

  test('is another record under another name', () => {
    expect(hashOf({ ...person, resourceName: 'people/c43' })).not.toBe(hashOf(person));
  });

  test.each([
    ['with its sources', { sources: [{ type: 'CONTACT', id: '2a' }], deleted: true }, '2a'],
    ['by name only', { deleted: true }, undefined],
  ])('that is deleted is reported %s', (_, metadata, externalId) => {
    expect(personRecord({ resourceName: 'people/c42', metadata }, 'DE')).toMatchObject({
      present: false,
      externalId,
      locator: 'people/c42',
    });
  });

  test.each([null, 'person', {}, { resourceName: '' }, { resourceName: 'people/c1', metadata: { deleted: 'yes' } }])(
    'without an id fails the page: %j',
    (broken) => {
      expect(() => personRecord(broken, 'DE')).toThrow(expect.objectContaining({ code: 'BAD_RESPONSE' }));
    },
  );
});

describe('the content of a person', () => {
  const full = {
    ...person,
    organizations: [{ name: 'Kiln Ltd', title: 'Potter', domain: 'kiln.example' }],
    phoneNumbers: [{ value: '030 901820' }],
    photos: [{ url: 'https://photos.example/1' }, { url: 'https://photos.example/silhouette', default: true }],
    memberships: [
      { contactGroupMembership: { contactGroupResourceName: 'contactGroups/choir' } },
      { contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } },
    ],
    userDefined: [
      { key: 'Shoe size', value: '38' },
      { key: 'Hat size', value: '56' },
    ],
  };
  const sources = [
    { type: 'CONTACT', id: '2a', etag: '#2', updateTime: '2026-02-02T00:00:00Z' },
    person.metadata.sources[1],
  ];

  test.each<[string, object]>([
    [
      'etags, update times and former names',
      { etag: '%two', metadata: { sources, previousResourceNames: ['people/c7'] } },
    ],
    ['the order of the sources', { metadata: { sources: person.metadata.sources.toReversed() } }],
    ['a field that is not read', { clientData: [{ key: 'a', value: 'b' }] }],
    [
      'a part of a field that is not read',
      { organizations: [{ name: 'Kiln Ltd', title: 'Potter', domain: 'new.example' }] },
    ],
    [
      'the silhouette',
      { photos: [{ url: 'https://photos.example/1' }, { url: 'https://drawn.example/', default: true }] },
    ],
    ['the system group of all contacts', { memberships: full.memberships.slice(0, 1) }],
    ['the order of custom fields', { userDefined: full.userDefined.toReversed() }],
  ])('does not depend on %s', (_, changed) => {
    expect(hashOf({ ...full, ...changed })).toBe(hashOf(full));
  });

  test.each<[string, object]>([
    ['a name', { names: [{ displayName: 'Ada L.' }] }],
    ['a phonetic name', { names: [{ displayName: 'Ada', phoneticGivenName: 'Eider' }] }],
    ['a nickname', { nicknames: [{ value: 'A.' }] }],
    ['an address', { addresses: [{ city: 'Uppsala' }] }],
    ['an organisation', { organizations: [{ name: 'Kiln Ltd', title: 'Master potter' }] }],
    ['an e-mail address', { emailAddresses: [{ value: 'ada@example.org' }] }],
    ['a number', { phoneNumbers: [{ value: '030 901821' }] }],
    ['which number is the main one', { phoneNumbers: [{ value: '030 901820', metadata: { primary: true } }] }],
    ['a birthday', { birthdays: [{ date: { month: 5, day: 3 } }] }],
    ['an event', { events: [{ type: 'anniversary', date: { year: 2010, month: 6, day: 20 } }] }],
    ['a page', { urls: [{ value: 'https://ada.example' }] }],
    ['a handle', { imClients: [{ protocol: 'jabber', username: 'ada' }] }],
    ['a picture, or none', { photos: [] }],
    ['a relation', { relations: [{ person: 'Ben' }] }],
    ['a SIP address', { sipAddresses: [{ value: 'sip:ada@example.org' }] }],
    ['a custom field', { userDefined: [{ key: 'Shoe size', value: '39' }] }],
    ['a label', { memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/club' } }] }],
    ['a note', { biographies: [{ value: 'Met at the fair.' }] }],
  ])('depends on %s', (_, changed) => {
    expect(hashOf({ ...full, ...changed })).not.toBe(hashOf(full));
  });

  test('depends on the region if a number has no country code', () => {
    const international = { ...full, phoneNumbers: [{ value: '+49 30 901820' }] };
    expect(hashOf(full, 'FR')).not.toBe(hashOf(full, 'DE'));
    expect(hashOf(international, 'FR')).toBe(hashOf(international, 'DE'));
  });
});

describe('a group', () => {
  const group = { resourceName: 'contactGroups/abc', etag: '1', name: 'Choir', memberCount: 3 };

  test('keeps its content while members come and go', () => {
    const record = groupRecord(group);
    expect(record).toMatchObject({ kind: 'group', present: true, externalId: 'contactGroups/abc' });
    const contentHash = record.present ? record.contentHash : '';
    expect(groupRecord({ ...group, etag: '2', memberCount: 4 })).toMatchObject({ contentHash });
    expect(groupRecord({ ...group, name: 'Club' })).not.toMatchObject({ contentHash });
  });

  test('that is deleted keeps its id', () => {
    expect(groupRecord({ resourceName: 'contactGroups/abc', metadata: { deleted: true } })).toMatchObject({
      present: false,
      externalId: 'contactGroups/abc',
    });
  });
});
