import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  makeActivityId,
  makeContentHash,
  makeIdentifierId,
  makeIdentityId,
  makeIdentityKey,
  makeLabelId,
  makeRecordId,
  makeReviewId,
  parseUuid,
} from './ids.js';

const ref = {
  provider: 'google',
  accountId: '3f1c6a52-8c0e-4d7b-9a64-2f5d1e7b9c30',
  externalId: 'people/c4181726354430210987',
};
const UUID_V8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('name-based ids', () => {
  it('never change: they are stored in the log', () => {
    expect({
      identity: makeIdentityId(ref),
      record: makeRecordId({ ...ref, kind: 'contact', version: '%EgUBAg==' }),
      activity: makeActivityId(makeIdentityId(ref), 'contact_synced', '%EgUBAg=='),
      identifier: makeIdentifierId('email', 'zoe@example.org'),
      label: makeLabelId({ ...ref, externalId: 'contactGroups/myContacts' }),
      review: makeReviewId('b', 'a'),
      content: makeContentHash(Buffer.from('{"a":1}')),
    }).toEqual({
      identity: '507e8e96-e7aa-8b87-bf6d-a66f272c9c3a',
      record: '0d3c64a1-6494-8187-8dab-0fe723b7a433',
      activity: '31b24b0e-4b8f-8453-9f62-2c37ec2a31c4',
      identifier: '9a49f6d8-87a7-8645-96ea-dda5d1583af9',
      label: 'fa87cbba-4fe3-8e66-b59b-3514c369f732',
      review: 'a68245d6-c39a-82c8-bfda-2c318948559d',
      content: '015abd7f-5cc5-8a2d-994b-7590f04ad808',
    });
  });

  it('of a review do not depend on the order of the identities', () => {
    expect(makeReviewId('a', 'b')).toBe(makeReviewId('b', 'a'));
  });

  it('are uuids of version 8 that parse, for any source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (externalId, kind, version) => {
        const source = { ...ref, externalId };
        const ids = [
          makeIdentityId(source),
          makeRecordId({ ...source, kind, version }),
          makeActivityId(makeIdentityId(source), kind, version),
          makeIdentifierId(kind, externalId),
          makeLabelId(source),
          makeReviewId(externalId, kind),
          makeContentHash(Buffer.from(externalId)),
        ];
        for (const id of ids) expect([id, parseUuid(id)]).toEqual([expect.stringMatching(UUID_V8), id]);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { seed: 20261120 },
    );
  });

  it('differ when their parts differ, wherever the text is split', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [one, two] = [a % (text.length + 1), b % (text.length + 1)];
        fc.pre(one !== two);
        expect(makeIdentifierId(text.slice(0, one), text.slice(one))).not.toBe(
          makeIdentifierId(text.slice(0, two), text.slice(two)),
        );
      }),
      { seed: 20261120 },
    );
  });

  it.each([
    [
      ['a', 'bc'],
      ['ab', 'c'],
    ],
    [
      ['a\0', 'b'],
      ['a', '\0b'],
    ],
    [
      ['a","b', 'c'],
      ['a', 'b","c'],
    ],
  ] as const)('of %j and %j differ', ([kind, value], [otherKind, otherValue]) => {
    expect(makeIdentifierId(kind, value)).not.toBe(makeIdentifierId(otherKind, otherValue));
  });
});

describe('identity key', () => {
  it('is readable and keeps the slashes of the external id', () => {
    expect(makeIdentityKey(ref)).toBe('google/3f1c6a52-8c0e-4d7b-9a64-2f5d1e7b9c30/people/c4181726354430210987');
  });
});

describe('parseUuid', () => {
  it.each([
    ['', undefined],
    ['3f1c6a52-8c0e-4d7b-9a64-2f5d1e7b9c30', '3f1c6a52-8c0e-4d7b-9a64-2f5d1e7b9c30'],
    ['3F1C6A52-8C0E-4D7B-9A64-2F5D1E7B9C30', undefined],
    ['3f1c6a528c0e4d7b9a642f5d1e7b9c30', undefined],
    [' 3f1c6a52-8c0e-4d7b-9a64-2f5d1e7b9c30', undefined],
    ['3f1c6a52-8c0e-4d7b-9a64-2f5d1e7b9c30\n', undefined],
    ['3f1c6a52-8c0e-4d7b-ca64-2f5d1e7b9c30', undefined],
  ])('of %j is %j', (text, id) => {
    expect(parseUuid(text)).toBe(id);
  });
});
