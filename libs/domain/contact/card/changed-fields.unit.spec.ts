import { describe, expect, it } from 'vitest';
import { sourceWith } from '../testing/contact-with.js';
import { changedFields } from './changed-fields.js';
import { foldCard } from './fold-card.js';

const email = { value: 'ida@x.example', normalized: 'ida@x.example', label: null, primary: true };
const phone = { value: '030 901820', e164: '+4930901820', label: null, primary: false };
const contact = { displayName: 'Ida Berg', emails: [email], phones: [phone] };
const card = foldCard('p1', [sourceWith('i1', contact)]);

describe('changedFields', () => {
  it('names every field of a new card that has content', () => {
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
  ])('names %s', (_, change, fields) => {
    expect(changedFields(card, foldCard('p1', [sourceWith('i1', { ...contact, ...change })]))).toEqual(fields);
  });

  it('ignores a second source with equal values, and a newer version', () => {
    const twice = foldCard('p1', [
      sourceWith('i1', contact, { version: 'v2', observedAt: 9000, revision: 2 }),
      sourceWith('i2', contact),
    ]);
    expect(changedFields(card, twice)).toEqual([]);
  });

  it('ignores the order of keys, which a database does not keep', () => {
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

  it('names archivalReview when the last source is deleted', () => {
    expect(changedFields(card, foldCard('p1', [sourceWith('i1', contact, { deleted: true })]))).toEqual([
      'archivalReview',
    ]);
  });
});
