import { describe, expect, it } from 'vitest';
import { candidateWith } from '../testing/candidates.js';
import { sharedAlias, validityOf } from './validity.js';

const NAME = '436641234567@s.whatsapp.net';
const VALUE = '+436641234567';
const IDENTIFIER = { identifierId: '1', kind: 'phone', value: VALUE, holders: [] };

/** A holder during [from, until); an address book entry without an interval if none is given. */
const holder = (id: string, ...intervals: [number, number | null][]) =>
  candidateWith(id, {
    provider: 'whatsapp',
    aliasNames: intervals.map(([from, until]) => ({ name: NAME, from, until })),
  });

const overlap = (a: [number, number | null], b: [number, number | null]) => {
  const [one, other] = [holder('a', a), holder('b', b)];
  return validityOf([one, other], IDENTIFIER).overlap(one, other);
};

describe('the validity of an identifier', () => {
  it.each<[string, [number, number | null], [number, number | null], boolean]>([
    ['overlaps from the moment that one begins', [1, null], [5, null], true],
    ['excludes its end: a number may pass on in that moment', [1, 5], [5, null], false],
    ['overlaps by a single moment', [1, 6], [5, 9], true],
    ['does not overlap after a gap', [1, 2], [5, 9], false],
    ['overlaps when one lies within the other', [1, 9], [3, 4], true],
  ])('%s', (_, a, b, expected) => {
    expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected]);
  });

  it('overlaps when any interval of one meets any of the other', () => {
    const [one, other] = [holder('a', [1, 2], [8, 9]), holder('b', [5, 9])];
    expect(validityOf([one, other], IDENTIFIER).overlap(one, other)).toBe(true);
  });

  it('has no end for a contact, which states no interval', () => {
    const [entry, before, after] = [candidateWith('c', {}), holder('a', [1, 5]), holder('b', [5, null])];
    const validity = validityOf([entry, before, after], IDENTIFIER);
    expect([validity.overlap(entry, before), validity.overlap(entry, after)]).toEqual([true, true]);
  });

  it('lies between two successive holders for who held it together with both, and for nobody else', () => {
    const [entry, before, after] = [candidateWith('c', {}), holder('a', [1, 5]), holder('b', [5, null])];
    const validity = validityOf([entry, before, after], IDENTIFIER);
    expect([entry, before, after].map(validity.isBetween)).toEqual([true, false, false]);
    const alone = validityOf([entry, before], IDENTIFIER);
    expect(alone.isBetween(entry)).toBe(false);
  });
});

describe('an alias of two records', () => {
  const alias = (id: string, from: number, until: number | null) =>
    candidateWith(id, { provider: 'whatsapp', aliasNames: [{ name: '98765432101234@lid', from, until }] });

  it('is shared when both had it at one time', () => {
    expect(sharedAlias(alias('a', 1, 6), alias('b', 5, null))).toMatchObject({ kind: 'alias', from: 1, until: 6 });
  });

  it('is not shared by successive holders', () => {
    expect(sharedAlias(alias('a', 1, 5), alias('b', 5, null))).toBeUndefined();
  });
});
