import { describe, expect, it } from 'vitest';
import { NormaliseError } from '../contact/normalise/normalise-error.js';
import { connectableProviders, providerNamed } from './registry.js';

interface Sample {
  readonly contact: unknown;
  readonly group: unknown;
}

const vcard = (...lines: readonly string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n');
const vcardSample: Sample = {
  contact: { vcard: vcard('FN:Ida Berg', 'TEL:030 901820'), groups: [] },
  group: { category: 'Choir' },
};

/** One contact and one group of every provider that can be connected: a new provider needs a sample here. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  google: {
    contact: { names: [{ displayName: 'Ida Berg' }], phoneNumbers: [{ value: '030 901820' }] },
    group: { name: 'Choir', groupType: 'USER_CONTACT_GROUP' },
  },
  carddav: vcardSample,
  file: vcardSample,
};

describe('the registry', () => {
  it.each([['google'], ['carddav'], ['file'], ['local'], ['whatsapp'], ['discord']])('has the provider %s', (name) => {
    expect(providerNamed(name)?.name).toBe(name);
  });

  it.each([['nobody'], [''], ['Google'], ['constructor'], ['__proto__']])('has no provider %j', (name) => {
    expect(providerNamed(name)).toBeUndefined();
  });

  it('offers the providers that an account can be connected to, in a fixed order', () => {
    expect(connectableProviders.map(({ name, connectable: { login, uploads } }) => ({ name, login, uploads }))).toEqual(
      [
        { name: 'google', login: 'oauth', uploads: false },
        { name: 'carddav', login: 'password', uploads: false },
        { name: 'file', login: 'none', uploads: true },
      ],
    );
  });
});

describe.each(connectableProviders)('the connectable provider $name', ({ name, normaliseContact, normaliseGroup }) => {
  const sample = SAMPLES[name];

  it('normalises a contact, with numbers in the region of the account', () => {
    expect(normaliseContact?.(sample?.contact, { region: 'DE' })).toMatchObject({
      displayName: 'Ida Berg',
      phones: [{ value: '030 901820', e164: '+4930901820', label: null, primary: false }],
      groups: [],
    });
  });

  it('normalises a group', () => {
    expect(normaliseGroup?.(sample?.group)).toEqual({ name: 'Choir', system: false });
  });

  it('rejects a payload that is not an object, with the code PAYLOAD_NOT_AN_OBJECT', () => {
    const rejects = (normalise: () => unknown) => {
      expect(normalise).toThrow(NormaliseError);
      expect(normalise).toThrow(expect.objectContaining({ code: 'PAYLOAD_NOT_AN_OBJECT' }));
    };
    rejects(() => normaliseContact?.('text', { region: null }));
    rejects(() => normaliseGroup?.('text'));
  });
});

it('the local provider has contacts, and neither groups nor accounts', () => {
  const local = providerNamed('local');
  expect(local?.normaliseContact?.({ name: 'Ida Berg' }, { region: null })).toMatchObject({ displayName: 'Ida Berg' });
  expect([local?.normaliseGroup, local?.connectable]).toEqual([undefined, undefined]);
});

it('a phone number is verified by WhatsApp alone', () => {
  const names = ['google', 'carddav', 'file', 'local', 'whatsapp', 'discord'];
  expect(names.filter((name) => providerNamed(name)?.verifiesPhone)).toEqual(['whatsapp']);
});
