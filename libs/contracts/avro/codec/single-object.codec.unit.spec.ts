import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawContacts } from '../../raw-contacts/index.js';
import { rawGroups } from '../../raw-groups/index.js';
import { syncEvents } from '../../sync-events/index.js';
import { arbitraryValue } from '../testing/arbitrary-value.js';
import { type Contract, contracts } from '../testing/releases.js';
import type { TopicContract } from '../topic-contract.js';
import { DecodeError, type DecodeErrorCode } from './decode-error.js';
import { SingleObjectCodec, singleObject } from './single-object.codec.js';

const SEED = 20261120;
const codec = new SingleObjectCodec();
const messages = contracts.map((contract) => [contract.type.name, contract] as const);

/** The code of the DecodeError that decoding throws; any other error fails the test, a value is returned as such. */
function decodeErrorOf(topic: TopicContract, value: Buffer | null): DecodeErrorCode | { decoded: unknown } {
  try {
    return { decoded: codec.decode(topic, value) };
  } catch (error) {
    if (error instanceof DecodeError) return error.code;
    throw error;
  }
}

function sampleOf(contract: Contract): { type: string; value: unknown } {
  return { type: contract.type.name, value: contract.releases.at(-1)?.sample };
}

describe.each(messages)('%s', (_, contract) => {
  const { topic, type } = contract;

  it('comes back whole, whatever its fields hold', () => {
    fc.assert(
      fc.property(arbitraryValue(type.schema), (value) => {
        const message = { type: type.name, value };
        expect(codec.decode(topic, codec.encode(topic, message).value)).toEqual(message);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it('starts with C3 01 and the fingerprint little-endian, and is named in the header', () => {
    const encoded = codec.encode(topic, sampleOf(contract));
    const start = Buffer.concat([Buffer.from([0xc3, 0x01]), Buffer.from(type.fingerprint, 'hex').reverse()]);
    expect(encoded.value.subarray(0, 10)).toEqual(start);
    expect(encoded.schemaHeader).toBe(`${type.name};fp=${type.fingerprint}`);
  });

  it('is a DecodeError when cut off at any byte', () => {
    const whole = codec.encode(topic, sampleOf(contract)).value;
    const codes = Array.from({ length: whole.length }, (_, bytes) => decodeErrorOf(topic, whole.subarray(0, bytes)));
    const expected = codes.map((_, bytes) =>
      bytes === 0 ? 'EMPTY_VALUE' : bytes < 10 ? 'UNKNOWN_WIRE_FORMAT' : 'MALFORMED_VALUE',
    );
    expect(codes).toEqual(expected);
  });

  it('is a DecodeError when bytes follow it', () => {
    const whole = codec.encode(topic, sampleOf(contract)).value;
    expect(decodeErrorOf(topic, Buffer.concat([whole, Buffer.from([0])]))).toBe('MALFORMED_VALUE');
  });

  it('with any body is a valid value or a DecodeError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (body) => {
        const outcome = decodeErrorOf(topic, singleObject(type.fingerprint, Buffer.from(body)));
        if (outcome === 'MALFORMED_VALUE') return true;
        if (typeof outcome === 'string') return false;
        return type.schema.isValid((outcome.decoded as { value: unknown }).value, { noUndeclaredFields: true });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('bytes that are no message of the topic', () => {
  const foreign = contracts.find((contract) => contract.type.name === 'RawGroup');

  it.each<[string, Buffer | null, DecodeErrorCode]>([
    ['no value', null, 'EMPTY_VALUE'],
    ['an empty value', Buffer.alloc(0), 'EMPTY_VALUE'],
    ['JSON', Buffer.from('{"recordId":"1"}'), 'UNKNOWN_WIRE_FORMAT'],
    ['the Confluent format without a registry', Buffer.from([0, 0, 0, 0, 7, 2, 2, 2, 2, 2]), 'UNKNOWN_WIRE_FORMAT'],
    ['an unknown fingerprint', singleObject('0123456789abcdef', Buffer.from([2])), 'UNKNOWN_SCHEMA'],
    ['a message of another topic', foreign?.releases[0]?.bytes ?? null, 'UNKNOWN_SCHEMA'],
  ])('%s', (_, value, code) => {
    expect(decodeErrorOf(rawContacts, value)).toBe(code);
  });

  it('random bytes never become a message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeErrorOf(rawContacts, Buffer.from(bytes))).toBeTypeOf('string');
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it('an array that claims more items than there are bytes is refused before memory is taken for it', () => {
    const activity = contracts.find((contract) => contract.type.name === 'ActivityLogged');
    const sixStrings = Buffer.from([0, 0, 0, 0, 0, 0]);
    const twoThousandMillionItems = Buffer.from([0x80, 0xd0, 0xac, 0xf3, 0x0e]);
    const value = singleObject(activity?.type.fingerprint ?? '', Buffer.concat([sixStrings, twoThousandMillionItems]));
    expect(activity && decodeErrorOf(activity.topic, value)).toBe('MALFORMED_VALUE');
  });

  it('an int of more than 32 bits is refused', () => {
    const progressed = syncEvents.messages.get('SyncProgressed');
    const threeStrings = Buffer.from([0, 0, 0]);
    const twoToThe31 = Buffer.from([0x80, 0x80, 0x80, 0x80, 0x10]);
    const rest = Buffer.from([0, 0, 0, 0, 0]);
    const value = singleObject(progressed?.fingerprint ?? '', Buffer.concat([threeStrings, twoToThe31, rest]));
    expect(decodeErrorOf(syncEvents, value)).toBe('MALFORMED_VALUE');
  });

  it('the error names the message and the topic and never quotes the bytes', () => {
    const type = rawContacts.messages.get('RawContact');
    const value = singleObject(type?.fingerprint ?? '', Buffer.from('\x1esecret-of-mine', 'latin1'));
    expect(() => codec.decode(rawContacts, value)).toThrow(
      new DecodeError('MALFORMED_VALUE', 'The value is not a whole RawContact of topic raw.contacts.'),
    );
  });
});

describe('encoding', () => {
  const groups = contracts.find((contract) => contract.type.name === 'RawGroup');
  const group = groups?.releases.at(-1)?.sample as Record<string, unknown>;
  const resolved = contracts.find((contract) => contract.type.name === 'ContactResolved');

  it('refuses a field that the schema lacks, and names it', () => {
    const value = { ...group, paylaod: 'a misspelt name' };
    expect(() => codec.encode(rawGroups as TopicContract, { type: 'RawGroup', value })).toThrow(
      new TypeError('record kith.RawGroup does not allow: paylaod'),
    );
  });

  it('names the path of what does not fit deep inside, and never its value', () => {
    const sample = resolved?.releases.at(-1)?.sample as { contact: { emails: object[] } };
    const emails = [sample.contact.emails[0], { ...sample.contact.emails[1], verified: 'zoe@example.org', primary: 1 }];
    const value = { ...sample, contact: { ...sample.contact, emails } };
    const encode = () => codec.encode(resolved?.topic ?? rawGroups, { type: 'ContactResolved', value });
    expect(encode).toThrow(new TypeError('record kith.ContactResolved does not allow: contact.emails.1.verified'));
  });

  it.each([2 ** 52, -(2 ** 52), -(2 ** 52) - 1, 1.5, Number.NaN])(
    'refuses %d as a long, which would change on the way',
    (observedAt) => {
      expect(() =>
        codec.encode(rawGroups as TopicContract, { type: 'RawGroup', value: { ...group, observedAt } }),
      ).toThrow(new TypeError('record kith.RawGroup does not allow: observedAt'));
    },
  );

  it('refuses a kind of message that the topic does not carry', () => {
    expect(() => codec.encode(rawGroups as TopicContract, { type: 'RawContact', value: group })).toThrow(
      new RangeError('Topic raw.groups carries no RawContact'),
    );
  });

  it('takes values of more than a megabyte, and those around them stay as they were', () => {
    const texts = ['small', 'x'.repeat(3_000_000), 'é'.repeat(1_048_570), 'after', 'y'.repeat(1_048_000), 'last'];
    const all = texts.map((payload) => ({ type: 'RawGroup', value: { ...group, payload } }));
    const encoded = all.map((message) => codec.encode(rawGroups as TopicContract, message).value);
    expect(encoded.map((value) => codec.decode(rawGroups as TopicContract, value))).toEqual(all);
  });
});
