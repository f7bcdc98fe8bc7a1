import { describe, expect, it } from 'vitest';
import { type AliasName, aliasesFromNames, aliasesOf, aliasNamesIn, observeAliasNames } from './aliases.js';

const HOME = 'home';

describe('aliasNamesIn', () => {
  const namesOf = (provider: string, externalId: string, ...aliases: string[]) =>
    aliasNamesIn({ provider, accountId: HOME, externalId, aliases });

  it("gives Google's resource names, the id too where it is one", () => {
    expect(namesOf('google', 'ff', 'people/c2', 'people/c1', '1234567890')).toEqual(['people/c1', 'people/c2']);
    expect(namesOf('google', 'people/c1')).toEqual(['people/c1']);
  });

  it('leaves out aliases that refer to the id itself', () => {
    expect(namesOf('google', 'ff', 'people/c255')).toEqual([]);
    expect(namesOf('google', 'otherContacts/ff', 'otherContacts/c255', 'people/c255')).toEqual(['people/c255']);
    expect(namesOf('google', 'people/1234')).toEqual([]);
  });

  it('gives the aliases of WhatsApp and Discord users', () => {
    expect(namesOf('whatsapp', '98765@lid', '436641234567@s.whatsapp.net', 'username:ida', '12345@g.us')).toEqual([
      '436641234567@s.whatsapp.net',
      '98765@lid',
      'username:ida',
    ]);
    expect(namesOf('discord', '80351110224678912', 'username:ida', 'ida')).toEqual(['username:ida']);
  });

  it('leaves out what Postgres cannot store', () => {
    expect(namesOf('google', 'ff', 'people/\0', 'people/\ud800', `people/${'x'.repeat(200)}`, 'people/ö')).toEqual([
      'people/ö',
    ]);
  });

  it('gives nothing for providers without aliases', () => {
    expect(namesOf('carddav', '/book/1.vcf', 'people/c1')).toEqual([]);
  });
});

describe('observeAliasNames', () => {
  const after = (...observations: (readonly [at: number, ...names: string[]])[]) =>
    observations.reduce((known: readonly AliasName[], [at, ...names]) => observeAliasNames(known, names, at), []);

  it('starts an interval when the record carries a name, and ends it when it no longer does', () => {
    expect(after([1, 'a'], [5, 'b'])).toEqual([
      { name: 'a', from: 1, until: 5 },
      { name: 'b', from: 5, until: null },
    ]);
  });

  it('keeps the start of a repeated name, and starts a new interval for one that returns', () => {
    expect(after([1, 'a'], [2, 'a'])).toEqual([{ name: 'a', from: 1, until: null }]);
    expect(after([1, 'a'], [2], [3, 'a'])).toEqual([
      { name: 'a', from: 1, until: 2 },
      { name: 'a', from: 3, until: null },
    ]);
  });

  it('returns the given names when nothing changes', () => {
    const known = after([1, 'a', 'b'], [2, 'b']);
    expect(observeAliasNames(known, ['b'], 3)).toBe(known);
  });

  it('never ends a name before its start, even if clocks disagree', () => {
    expect(after([5, 'a'], [3])).toEqual([{ name: 'a', from: 5, until: 5 }]);
  });

  it('drops the oldest of many ended names', () => {
    const all = after(...Array.from({ length: 30 }, (_, i) => [i, `name ${i}`] as const));
    expect(all.map(({ name }) => name)).toEqual(Array.from({ length: 21 }, (_, i) => `name ${i + 9}`));
  });
});

describe('aliasesOf', () => {
  const targetsOf = (provider: string, name: string) =>
    aliasesFromNames({ provider, accountId: HOME, externalId: '1' }, [{ name, from: 1, until: 2 }]);

  it('begins with the own id of a Google entry, which is always valid', () => {
    const own = { kind: 'alias', value: 'google home ff', entry: 'ff', from: 0, until: null };
    const named = { kind: 'alias', value: 'google home 7', entry: '7', from: 1, until: 2 };
    const ref = { provider: 'google', accountId: HOME, externalId: 'ff' };
    expect(aliasesOf(ref, [{ name: 'people/c7', from: 1, until: 2 }])).toEqual([own, named]);
    expect(aliasesOf({ ...ref, provider: 'carddav' }, [])).toEqual([]);
  });

  it.each<[string, string, string, string, string, string?]>([
    ['a resource name is the id of an entry of one account', 'google', 'people/c255', 'alias', 'google home ff', 'ff'],
    ["one without a number is an entry's own id", 'google', 'people/me', 'alias', 'google home people/me', 'people/me'],
    ['a LID is a user in all accounts', 'whatsapp', '98765:3@lid', 'alias', 'whatsapp 98765@lid'],
    ['a LID that looks like a number is a LID', 'whatsapp', '436641234567@lid', 'alias', 'whatsapp 436641234567@lid'],
    ['an address with a number is the number', 'whatsapp', '436641234567@s.whatsapp.net', 'phone', '+436641234567'],
    ['a user name is a handle', 'discord', 'username:@Ida', 'handle', 'discord:ida'],
  ])('%s', (_, provider, name, kind, value, entry) => {
    expect(targetsOf(provider, name)).toEqual([{ kind, value, entry: entry ?? null, from: 1, until: 2 }]);
  });

  it.each([
    ['a number that is too short to be one', 'whatsapp', '12345@s.whatsapp.net'],
    ['a group', 'whatsapp', '12345@g.us'],
    ['a user name without a letter', 'discord', 'username:12345'],
    ['the name of another provider', 'google', '98765@lid'],
  ])('%s has no target', (_, provider, name) => {
    expect(targetsOf(provider, name)).toEqual([]);
  });
});
