import { describe, expect, it } from 'vitest';
import { makePictureUrn } from '../../pictures/picture-ref.js';
import { sourceWith } from '../../testing/contact-with.js';
import type { CardEdit } from '../edits/card-edit.js';
import { foldCard } from '../fold-card.js';

const HASH = '0f'.repeat(32);
const photo = (url: string) => ({ url, primary: false });
const relation = (label: string | null, value: string) => ({ kind: 'relation', label, value });
const noted = (id: string, notes: string, firstObservedAt = 1000) => sourceWith(id, { notes }, { firstObservedAt });
const shown = (...args: Parameters<typeof foldCard>) =>
  foldCard(...args).details.map(({ kind, label, value, identityIds }) => [kind, label, value, identityIds.join()]);

describe('the details of a card', () => {
  it('have every note beyond that of the card, with the sources that have it', () => {
    const sources = [noted('a', 'tea'), noted('b', 'door code 99', 2000), noted('c', 'door code 99', 3000)];
    expect(foldCard('p', sources).notes).toBe('tea');
    expect(shown('p', sources)).toEqual([['otherNote', null, 'door code 99', 'b,c']]);
  });

  it('have other names and nicknames, unless they are the same in another case', () => {
    const one = sourceWith('a', { displayName: 'Ida Berg', nickname: 'Bee' });
    const same = sourceWith('b', { displayName: 'ida berg', nickname: 'BEE' });
    const other = sourceWith('c', { displayName: 'I. Berg', nickname: 'Idchen' });
    expect(shown('p', [one, same, other])).toEqual([
      ['otherName', null, 'I. Berg', 'c'],
      ['otherNickname', null, 'Idchen', 'c'],
    ]);
  });

  it('have a value once that several sources have', () => {
    const sources = ['a', 'b'].map((id) =>
      sourceWith(id, { details: [relation('spouse', 'Bo')], custom: [{ key: 'Shirt', value: 'XL' }] }),
    );
    expect(shown('p', sources)).toEqual([
      ['custom', 'Shirt', 'XL', 'a,b'],
      ['relation', 'spouse', 'Bo', 'a,b'],
    ]);
  });

  it('show a kind that this version does not know as a custom field', () => {
    const source = sourceWith('a', { details: [{ kind: 'zodiac', label: null, value: 'Leo' }] });
    expect(shown('p', [source])).toEqual([['custom', null, 'Leo', 'a']]);
  });

  it('have the address of a picture at its provider, which is never the avatar', () => {
    const google = sourceWith('a', { photos: [photo('https://photos.example/1')] });
    const card = sourceWith('b', { photos: [photo(makePictureUrn(HASH))] });
    expect(foldCard('p', [google]).avatarUrl).toBeNull();
    expect(foldCard('p', [google, card]).avatarUrl).toBe(`/api/v2/pictures/${HASH}`);
    expect(shown('p', [google, card])).toEqual([['picture', null, 'https://photos.example/1', 'a']]);
  });

  it('have no picture whose address the owner set as the avatar of a person made in Kith', () => {
    const local = sourceWith('a', { photos: [photo('https://own.example/1')] }, { provider: 'local' });
    expect(foldCard('p', [local])).toMatchObject({ avatarUrl: 'https://own.example/1', details: [] });
  });
});

describe('edits of details', () => {
  const NO_EDIT = { identityId: 'a', actor: 'key', madeAt: 5000, region: null };
  const edit = (editId: string, ...changes: CardEdit['changes']): CardEdit => ({ ...NO_EDIT, editId, changes });
  const source = sourceWith('a', { details: [relation('spouse', 'Bo')], notes: 'tea' });

  it('add, change and remove a value by its key, and go back to the source', () => {
    const put = { kind: 'put', primary: false } as const;
    const added = edit('e1', { ...put, replaces: null, value: { of: 'relation', text: 'Al', label: 'friend' } });
    const changed = edit('e2', {
      ...put,
      replaces: 'relation|spouse|bo',
      value: { of: 'relation', text: 'Bob', label: null },
    });
    const removed = edit('e3', { kind: 'remove', of: 'relation', key: 'relation|friend|al' });
    const back = edit('e4', { kind: 'useSource', of: 'relation' });
    const values = (...edits: readonly CardEdit[]) =>
      foldCard('p', [source], edits).details.map(({ key, editId }) => [key, editId]);
    expect(values(added)).toEqual([
      ['relation|friend|al', 'e1'],
      ['relation|spouse|bo', null],
    ]);
    expect(values(added, changed)).toEqual([
      ['relation|friend|al', 'e1'],
      ['relation|spouse|bob', 'e2'],
    ]);
    expect(values(added, changed, removed)).toEqual([['relation|spouse|bob', 'e2']]);
    expect(values(added, changed, removed, back)).toEqual([['relation|spouse|bo', null]]);
  });

  it('of a field hide neither what it had nor what others have', () => {
    const set = edit('e1', { kind: 'set', field: 'notes', value: 'coffee' });
    expect(foldCard('p', [source, noted('b', 'coffee', 9000)], [set])).toMatchObject({
      notes: 'coffee',
      overriddenFields: { notes: { sourceValue: 'tea' } },
      details: [{ kind: 'relation' }],
    });
  });
});

it('organizations beyond that of the card are listed, titles alone last', () => {
  const job = (name: string | null, title: string | null, department: string | null) => {
    return { name, title, department, primary: false };
  };
  const a = sourceWith('a', { organizations: [job('Nord', 'Cook', null), job(null, 'Diver', null)] });
  const b = sourceWith('b', { organizations: [job('nord', 'Cook', 'Kiln'), job('Sud', null, 'Bar')] });
  const { company, jobTitle, department, organizations } = foldCard('p', [a, b]);
  expect({ company, jobTitle, department, organizations }).toEqual({
    company: 'Nord',
    jobTitle: 'Cook',
    department: 'Kiln',
    organizations: [
      { name: 'Sud', title: null, department: 'Bar', key: 'sud||bar', identityIds: ['b'] },
      { name: null, title: 'Diver', department: null, key: '|diver|', identityIds: ['a'] },
    ],
  });
});
