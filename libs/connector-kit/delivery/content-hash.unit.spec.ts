import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contactBytes } from '#contracts';
import { CANONICAL_VERSION, canonicalContact, normaliseGoogleContact } from '#domain';
import { contactHash, contentHash, readingOf } from './content-hash.js';

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
  ])('differs for %j and %j', (one, other) => {
    expect(contentHash(one)).not.toBe(contentHash(other));
  });
});

describe('the hash of a contact', () => {
  const payload = { names: [{ givenName: 'Ada' }] };
  const ada = { ids: ['people/1', '1'], payload, region: null };
  const hashOf = (contact: Omit<typeof ada, 'payload'> & { readonly payload: object }) =>
    contactHash(contact, normaliseGoogleContact);

  test('depends on the canonical contact and its ids, in any order', () => {
    const touched = { ids: ['1', 'people/1', '1'], payload: { ...payload, etag: 'new' }, region: null };
    expect(hashOf(touched)).toBe(hashOf(ada));
    expect(hashOf(ada)).toMatch(/^[0-9a-f]{32}$/);
    expect(hashOf({ ...ada, payload: { names: [{ givenName: 'Ida' }] } })).not.toBe(hashOf(ada));
    expect(hashOf({ ...ada, ids: ['people/2', '1'] })).not.toBe(hashOf(ada));
  });

  test('does not depend on the address of a picture, but on whether there is one', () => {
    const pictured = (...urls: string[]) =>
      hashOf({ ...ada, payload: { ...payload, photos: urls.map((url) => ({ url })) } });
    expect(pictured('https://photos.example/a?token=1')).toBe(pictured('https://other.example/b?token=2'));
    expect(pictured('https://photos.example/a')).not.toBe(pictured());
  });

  test('depends on the version of the normaliser, so that a new one sends every contact again', () => {
    const hash = createHash('sha256').update(JSON.stringify([CANONICAL_VERSION, '1', 'people/1']));
    hash.update(contactBytes(canonicalContact(normaliseGoogleContact(payload, { region: null }))));
    expect(hashOf(ada)).toBe(hash.digest('hex').slice(0, 32));
  });

  test('depends on the payload if it cannot be normalised', () => {
    const unable = () => {
      throw new Error('not a contact');
    };
    const unread = (changed: object) => contactHash({ ...ada, payload: { ...payload, ...changed } }, unable);
    expect(unread({})).toBe(unread({}));
    expect(unread({ etag: 'new' })).not.toBe(unread({}));
    expect(unread({})).not.toBe(hashOf(ada));
  });
});

test('a reading is identified by the version of the normaliser and the region', () => {
  expect([readingOf('DE'), readingOf(null)]).toEqual([
    `canonical=${CANONICAL_VERSION};region=DE`,
    `canonical=${CANONICAL_VERSION};region=none`,
  ]);
});
