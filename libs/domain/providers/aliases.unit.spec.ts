import { describe, expect, it } from 'vitest';
import type { AliasTarget } from './provider.js';
import { providerNamed } from './registry.js';

const read = (provider: string, name: string) => providerNamed(provider)?.aliases?.read(name, 'account');
const googleEntry = (entry: string): AliasTarget => ({ kind: 'alias', value: `google account ${entry}`, entry });

describe('an alias', () => {
  it.each<[string, string, AliasTarget]>([
    ['google', 'people/c255', googleEntry('ff')],
    ['google', 'people/c1234567890123456789', googleEntry('112210f47de98115')],
    ['google', 'otherContacts/c255', googleEntry('otherContacts/ff')],
    ['google', 'people/abc', googleEntry('people/abc')],
    ['whatsapp', '2717262@lid', { kind: 'alias', value: 'whatsapp 2717262@lid', entry: null }],
    ['whatsapp', '436641234567:3@s.whatsapp.net', { kind: 'phone', value: '+436641234567', entry: null }],
    ['whatsapp', 'username:Ida_B', { kind: 'handle', value: 'whatsapp:ida_b', entry: null }],
    ['discord', 'username:@Ida_B', { kind: 'handle', value: 'discord:ida_b', entry: null }],
  ])('of %s, %s, refers to its target', (provider, name, target) => {
    expect(read(provider, name)).toEqual(target);
  });

  it.each([
    ['google', 'contactGroups/c255'],
    ['google', 'people/'],
    ['google', 'people/a b'],
    ['whatsapp', '120363041234567@g.us'],
    ['whatsapp', '18005550199@s.whatsapp.net'],
    ['whatsapp', '436641234567'],
    ['whatsapp', 'username:ib'],
    ['discord', 'Ida_B'],
    ['discord', 'username:12345'],
  ])('of %s is not %s', (provider, name) => {
    expect(read(provider, name)).toBeUndefined();
  });

  it('of Google may be the own id of another record of the same account', () => {
    const google = providerNamed('google')?.aliases;
    expect(google?.own?.('ff', 'account')).toEqual(google?.read('people/c255', 'account'));
    expect(google?.own?.('ff', 'account')).not.toEqual(google?.read('people/c255', 'another'));
  });

  it.each([['carddav'], ['file'], ['local']])('does not exist for %s', (provider) => {
    expect(providerNamed(provider)?.aliases).toBeUndefined();
  });
});
