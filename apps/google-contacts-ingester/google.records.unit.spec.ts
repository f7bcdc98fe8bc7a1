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

const hashOf = (value: object) => {
  const record = personRecord(value, 'DE');
  return record.present ? record.contentHash : undefined;
};

describe('a person', () => {
  test('is known by the contact source, and by every other id beside it', () => {
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

  test('without a contact source is known by the resource name', () => {
    expect(personRecord({ resourceName: 'people/c42' }, 'DE')).toMatchObject({ externalId: 'people/c42', aliases: [] });
  });

  test('has the same content when only etags, update times and former names moved', () => {
    const sources = [
      { type: 'CONTACT', id: '2a', etag: '#2', updateTime: '2026-02-02T00:00:00Z' },
      person.metadata.sources[1],
    ];
    expect(hashOf({ ...person, etag: '%two', metadata: { ...person.metadata, sources } })).toBe(hashOf(person));
    expect(hashOf({ ...person, names: [{ displayName: 'Ada L.' }] })).not.toBe(hashOf(person));
  });

  test.each([
    ['with its sources', { sources: [{ type: 'CONTACT', id: '2a' }], deleted: true }, '2a'],
    ['by name only', { deleted: true }, undefined],
  ])('that is deleted is told %s', (_, metadata, externalId) => {
    expect(personRecord({ resourceName: 'people/c42', metadata }, 'DE')).toMatchObject({
      present: false,
      externalId,
      locator: 'people/c42',
    });
  });

  test.each([null, 'person', {}, { resourceName: '' }, { resourceName: 'people/c1', metadata: { deleted: 'yes' } }])(
    'that cannot be told from others fails the page: %j',
    (broken) => {
      expect(() => personRecord(broken, 'DE')).toThrow(expect.objectContaining({ code: 'BAD_RESPONSE' }));
    },
  );
});

describe('a group', () => {
  const group = { resourceName: 'contactGroups/abc', etag: '1', name: 'Choir', memberCount: 3 };

  test('keeps its content while members come and go', () => {
    const record = groupRecord(group);
    expect(record).toMatchObject({ kind: 'group', present: true, externalId: 'contactGroups/abc' });
    expect(groupRecord({ ...group, etag: '2', memberCount: 4 })).toMatchObject({
      contentHash: record.present ? record.contentHash : '',
    });
  });

  test('that is deleted keeps its id', () => {
    expect(groupRecord({ resourceName: 'contactGroups/abc', metadata: { deleted: true } })).toMatchObject({
      present: false,
      externalId: 'contactGroups/abc',
    });
  });
});
