import { describe, expect, it } from 'vitest';
import { sourceWith } from '../testing/contact-with.js';
import { changedFields } from './changed-fields.js';
import { foldCard } from './fold-card.js';

const email = { value: 'ida@x.example', normalized: 'ida@x.example', label: null, primary: true };
const phone = { value: '030 901820', e164: '+4930901820', label: null, primary: false };
const said = { displayName: 'Ida Berg', emails: [email], phones: [phone] };
const card = foldCard('p1', [sourceWith('i1', said)]);

describe('changedFields', () => {
  it('names every field with content of a new card', () => {
    expect(changedFields(null, card)).toEqual(['name', 'email', 'phone']);
  });

  it.each([
    ['nothing', {}, []],
    ['a scalar', { nickname: 'Idchen' }, ['nickname']],
    ['a scalar that went', { displayName: null }, ['name']],
    ['a label', { emails: [{ ...email, label: 'home' }] }, ['email']],
    ['a value of one type', { phones: [] }, ['phone']],
    ['the order', { emails: [email, { ...email, normalized: 'b', primary: false }] }, ['email']],
    ['a url', { urls: [{ value: 'https://x.example', label: null }] }, ['website']],
    ['a handle', { handles: [{ service: 'jabber', value: 'ida', label: null }] }, ['handle']],
    ['a date', { dates: [{ label: 'birthday', year: null, month: 5, day: 3, text: null }] }, ['importantDates']],
    ['a group', { groups: ['g1'] }, ['groups']],
    ['several', { notes: 'x', emails: [], groups: ['g'] }, ['notes', 'email', 'groups']],
  ])('tells %s', (_, change, fields) => {
    expect(changedFields(card, foldCard('p1', [sourceWith('i1', { ...said, ...change })]))).toEqual(fields);
  });

  it('does not count a second source that says the same, nor a newer version', () => {
    const twice = foldCard('p1', [
      sourceWith('i1', said, { version: 'v2', observedAt: 9000, revision: 2 }),
      sourceWith('i2', said),
    ]);
    expect(changedFields(card, twice)).toEqual([]);
  });

  it('does not count the order of keys, which a database gives back as it likes', () => {
    const address = { label: 'home', street: 'Lindengasse 1', city: 'Graz', primary: true };
    const turned = Object.fromEntries(Object.entries(address).reverse()) as typeof address;
    const blank = {
      extended: null,
      poBox: null,
      region: null,
      postalCode: null,
      country: null,
      countryCode: null,
      formatted: null,
    };
    const before = foldCard('p1', [sourceWith('i1', { addresses: [{ ...address, ...blank }] })]);
    const after = foldCard('p1', [sourceWith('i1', { addresses: [{ ...blank, ...turned }] })]);
    expect(changedFields(before, after)).toEqual([]);
  });

  it('tells that the last source went', () => {
    expect(changedFields(card, foldCard('p1', [sourceWith('i1', said, { deleted: true })]))).toEqual([
      'archivalReview',
    ]);
  });
});
