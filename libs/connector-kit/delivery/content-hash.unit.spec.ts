import { describe, expect, test } from 'vitest';
import { normaliseGoogleContact } from '#domain';
import { contactHash, contentHash } from './content-hash.js';

describe('a content hash', () => {
  test('is the same for the same content in any order of keys, at any depth', () => {
    const one = { a: 1, b: [{ c: { d: 2, e: 3 } }] };
    const other = { b: [{ c: { e: 3, d: 2 } }], a: 1 };
    expect(contentHash(one)).toBe(contentHash(other));
    expect(contentHash(one)).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: { b: 1 } }, { a: [{ b: 1 }] }],
    [{ a: '1' }, { a: 1 }],
  ])('tells %j from %j', (one, other) => {
    expect(contentHash(one)).not.toBe(contentHash(other));
  });
});

describe('the hash of a contact', () => {
  const payload = { names: [{ givenName: 'Ada' }] };
  const ada = { ids: ['people/1', '1'], payload, region: null };
  const hashOf = (contact: typeof ada) => contactHash(contact, normaliseGoogleContact);

  test('is that of what the contact comes to and of the ids that it has, in any order', () => {
    const touched = { ids: ['1', 'people/1', '1'], payload: { ...payload, etag: 'new' }, region: null };
    expect(hashOf(touched)).toBe(hashOf(ada));
    expect(hashOf(ada)).toMatch(/^[0-9a-f]{32}$/);
    expect(hashOf({ ...ada, payload: { names: [{ givenName: 'Ida' }] } })).not.toBe(hashOf(ada));
    expect(hashOf({ ...ada, ids: ['people/2', '1'] })).not.toBe(hashOf(ada));
  });

  test('is that of the payload, when no contact can be made of it', () => {
    const unable = () => {
      throw new Error('not this one');
    };
    const unread = (changed: object) => contactHash({ ...ada, payload: { ...payload, ...changed } }, unable);
    expect(unread({})).toBe(unread({}));
    expect(unread({ etag: 'new' })).not.toBe(unread({}));
    expect(unread({})).not.toBe(hashOf(ada));
  });
});
