import { describe, expect, it } from 'vitest';
import { contactWith } from '../../contact/testing/contact-with.js';
import { nameOf } from '../names/index.js';
import { identifierLinks, MOST_BEARERS, type SolverIdentity } from './identifier-links.js';

describe('identifierLinks', () => {
  it.each<[string, Record<string, string | null>, string[][], boolean]>([
    ['one bearer links nobody', { a: 'Ida Berg' }, [], false],
    ['no bearer links nobody', {}, [], false],
    ['bearers of one name are one person', { a: 'Ida Berg', b: 'Ida Berg' }, [['a', 'b']], false],
    ['names that may be one person link', { a: 'Ida Berg', b: 'Ida', c: 'I. Berg' }, [['a', 'b', 'c']], false],
    ['a nameless bearer joins the only name', { a: null, b: 'Ida Berg' }, [['a', 'b']], false],
    ['nameless bearers are one person', { a: null, b: null }, [['a', 'b']], false],
    ['names that contradict each other share it', { a: 'Ida Berg', b: 'Otto Berg' }, [], true],
    ['father and son share it', { a: 'Otto Berg Sr', b: 'Otto Berg Jr' }, [], true],
    ['shared, it links nobody without a name', { a: 'Ida Berg', b: 'Otto Berg', c: null, d: null }, [], true],
    [
      'shared, it links bearers of the very same name',
      { a: 'Ida Berg', b: 'Otto Berg', c: 'Ida Berg', d: 'Ida' },
      [['a', 'c']],
      true,
    ],
  ])('%s', (_, names, groups, shared) => {
    expect(linksOf(names)).toEqual({ groups, shared });
  });

  it('links fifty and nobody from the fifty-first on', () => {
    const all = crowd(MOST_BEARERS);
    expect(linksOf(all)).toEqual({ groups: [Object.keys(all).sort()], shared: false });
    expect(linksOf(crowd(MOST_BEARERS + 1))).toEqual({ groups: [], shared: true });
  });

  it('counts bearers that are not known, and leaves them out', () => {
    const known = identities({ a: 'Ida Berg', b: 'Ida Berg' });
    const borneBy = (bearers: string[]) => identifierLinks({ identifierId: 'x', kind: 'phone', bearers }, known);

    expect(borneBy(['a', 'b', 'stranger'])).toEqual({ groups: [['a', 'b']], shared: false });
    expect(borneBy(['a', 'b', ...Object.keys(crowd(MOST_BEARERS - 1))])).toEqual({ groups: [], shared: true });
  });
});

function linksOf(names: Record<string, string | null>) {
  return identifierLinks(
    { identifierId: 'x', kind: 'phone', bearers: Object.keys(names).reverse() },
    identities(names),
  );
}

function identities(names: Record<string, string | null>): Map<string, SolverIdentity> {
  return new Map(
    Object.entries(names).map(([identityId, displayName]) => [
      identityId,
      { identityId, firstObservedAt: 1, name: nameOf(contactWith({ displayName })) },
    ]),
  );
}

function crowd(size: number): Record<string, null> {
  return Object.fromEntries(Array.from({ length: size }, (_, i) => [`c${100 + i}`, null]));
}
