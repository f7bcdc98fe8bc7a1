import { describe, expect, it } from 'vitest';
import { accountSettings } from './account-settings.js';
import { storedCarddavSettings } from './carddav.js';
import { storedGoogleSettings } from './google.js';
import { connectableProviders, providerNamed } from './registry.js';

const COMMON = {
  sync: { enabled: true, runOnStartup: true, intervalMinutes: 15, fullSyncIntervalDays: 6 },
  massChangeGuard: { percent: 20, moreThan: 20 },
};
const server = 'https://dav.example';
const REQUIRED: Readonly<Record<string, object>> = { google: {}, carddav: { server }, file: {} };

const parse = (provider: string, settings: unknown) =>
  providerNamed(provider)?.connectable?.settings.safeParse(settings);
const isValid = (provider: string, settings: unknown) => parse(provider, settings)?.success;

describe('the settings of a new account', () => {
  it.each([
    ['google', { ...COMMON, includeOtherContacts: false }],
    ['carddav', { ...COMMON, server, allowPlainHttp: false }],
    ['file', COMMON],
  ])('of %s are completed with the defaults', (provider, complete) => {
    expect(parse(provider, REQUIRED[provider])).toEqual({ success: true, data: complete });
  });

  it.each([
    ['google', true],
    ['file', true],
    ['carddav', false],
  ])('of %s may be left out: %s', (provider, valid) => {
    expect(isValid(provider, undefined)).toBe(valid);
  });

  it('keep what the owner set, with the region in capitals', () => {
    const sync = { intervalMinutes: 60, enabled: false };
    expect(parse('google', { region: ' de ', sync, includeOtherContacts: true })).toEqual({
      success: true,
      data: { ...COMMON, region: 'DE', sync: { ...COMMON.sync, ...sync }, includeOtherContacts: true },
    });
  });

  describe.each(connectableProviders)('of $name refuse', ({ name }) => {
    it.each<[string, object]>([
      ['an unknown key', { colour: 'red' }],
      ['an unknown key of a part', { sync: { colour: 'red' } }],
      ['a region that is not a country', { region: 'XX' }],
      ['an interval of no minutes', { sync: { intervalMinutes: 0 } }],
      ['an interval of more than a day', { sync: { intervalMinutes: 1_441 } }],
      ['a fraction', { sync: { fullSyncIntervalDays: 1.5 } }],
      ['more than a month between full syncs', { sync: { fullSyncIntervalDays: 31 } }],
      ['a guard of no percent', { massChangeGuard: { percent: 0 } }],
      ['a guard of more than all', { massChangeGuard: { percent: 101 } }],
      ['a guard below no record', { massChangeGuard: { moreThan: -1 } }],
    ])('%s', (_, settings) => {
      expect(isValid(name, { ...REQUIRED[name], ...settings })).toBe(false);
      expect(isValid(name, REQUIRED[name])).toBe(true);
    });
  });

  it.each([
    ['an https URL', { server: 'https://dav.example/books/' }, true],
    ['an e-mail address', { server: 'ida@dav.example' }, true],
    ['a domain', { server: 'dav.example' }, true],
    ['http to this machine', { server: 'http://127.0.0.1:5232/' }, true],
    ['http to this machine by IPv6', { server: 'http://[::1]:5232/' }, true],
    ['http to another machine', { server: 'http://dav.example' }, false],
    ['http to another machine if plain http is allowed', { server: 'http://dav.example', allowPlainHttp: true }, true],
    ['a name that only begins like this machine', { server: 'http://localhost.dav.example' }, false],
    ['a URL with a password', { server: 'https://ida:secret@dav.example' }, false],
    ['another scheme', { server: 'ftp://dav.example' }, false],
    ['a text that is no URL', { server: 'https://' }, false],
    ['no address books', { server, addressBooks: [] }, false],
    ['names of address books', { server, addressBooks: ['Family', '/ida/office/'] }, true],
  ])('of carddav with %s: %#', (_, settings, valid) => {
    expect(isValid('carddav', settings)).toBe(valid);
  });
});

describe('stored settings', () => {
  it.each([
    ['accountSettings', accountSettings, {}, COMMON],
    ['storedGoogleSettings', storedGoogleSettings, {}, { ...COMMON, includeOtherContacts: false }],
    ['storedCarddavSettings', storedCarddavSettings, { server }, { ...COMMON, server, allowPlainHttp: false }],
  ])('%s ignore keys that they do not know', (_, schema, settings, parsed) => {
    expect(schema.parse({ ...settings, colour: 'red' })).toEqual(parsed);
  });
});

describe('credentials', () => {
  const google = { clientId: 'id', clientSecret: 'secret', refreshToken: 'token' };
  const carddav = { username: 'ida', password: ' spaces stay ' };

  it.each<[string, unknown, unknown]>([
    ['google', google, google],
    ['google', { ...google, clientId: ' id ' }, google],
    ['carddav', carddav, carddav],
    ['file', undefined, {}],
  ])('of %s are accepted: %#', (provider, given, parsed) => {
    expect(providerNamed(provider)?.connectable?.credentials.safeParse(given)).toEqual({ success: true, data: parsed });
  });

  it.each<[string, unknown]>([
    ['google', { ...google, refreshToken: ' ' }],
    ['google', { clientId: 'id', clientSecret: 'secret' }],
    ['google', { ...google, password: 'x' }],
    ['carddav', { username: 'ida', password: '' }],
    ['carddav', { username: 'ida', password: 'x'.repeat(4_097) }],
    ['file', { password: 'x' }],
  ])('of %s are refused: %#', (provider, given) => {
    expect(providerNamed(provider)?.connectable?.credentials.safeParse(given).success).toBe(false);
  });
});
