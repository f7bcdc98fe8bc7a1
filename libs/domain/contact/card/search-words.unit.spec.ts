import { describe, expect, it } from 'vitest';
import { sourceWith } from '../testing/contact-with.js';
import { foldCard } from './fold-card.js';
import { searchTerms, searchWords, sortName } from './search-words.js';

describe('searchWords', () => {
  it('are the words of names, company and title, addresses, numbers with and without country code, and handles', () => {
    const source = sourceWith('i1', {
      displayName: 'Åse  Lindqvist-O’Hara',
      nickname: 'Ossi',
      emails: [
        { value: 'Ase.L@bücher.example', normalized: 'ase.l@xn--bcher-kva.example', label: null, primary: true },
      ],
      phones: [
        { value: '08-790 60 00', e164: '+4687906000;ext=5', label: null, primary: true },
        { value: '0790 / 12', e164: null, label: null, primary: false },
        { value: 'ask Otto', e164: null, label: null, primary: false },
      ],
      organizations: [{ name: 'Björk AB', title: 'Potter', department: null, primary: true }],
      urls: [{ value: 'https://lindqvist.example', label: null }],
      handles: [{ service: 'jabber', value: 'Å_L', label: null }],
      notes: 'not searched',
    });
    expect(searchWords(foldCard('p1', [source]))).toEqual([
      ...['ase', 'lindqvist', 'o', 'hara', 'lindqvistohara', 'ossi', 'bjork', 'ab', 'potter'],
      ...['ase.l@bucher.example', 'ase.l@xn--bcher-kva.example', 'l'],
      ...['4687906000', '87906000', '79012', 'ask', 'otto', 'a_l', 'a'],
    ]);
  });

  it('of scripts without spaces begin at every character', () => {
    expect(searchWords(foldCard('p1', [sourceWith('i1', { displayName: '王小明' })]))).toEqual([
      '王小明',
      '小明',
      '明',
    ]);
  });

  it('find a name with the family name first in either order, whichever of the two is its full name', () => {
    const card = foldCard('p1', [sourceWith('i1', { displayName: '小龍 李', firstName: '小龍', lastName: '李' })]);
    expect(searchWords(card)).toEqual(expect.arrayContaining(['李小龍', '小龍李', '小龍', '李']));
  });

  it('of an empty card are none, and its sort name comes after every name', () => {
    const card = foldCard('p1', [sourceWith('i1', {})]);
    expect([searchWords(card), sortName(card)]).toEqual([[], '\u{10ffff}']);
  });
});

describe('searchTerms', () => {
  it.each([
    ['Müller  STRASSE', ['muller', 'strasse']],
    ['ada@', ['ada@']],
    ["O'Hara", ['o', 'hara']],
    ['+43 664 123', ['43664123']],
    ['(0664) 12-3', ['664123']],
    ['+43 (0)664 123', ['43664123']],
    ['0043664123', ['43664123']],
    ['ida 0664 123 graz', ['ida', '664123', 'graz']],
    ['100%_eng', ['100', 'eng']],
    ['!?', []],
  ])('of "%s" are %o', (search, words) => {
    expect(searchTerms(search).words).toEqual(words);
  });

  it('have the whole text as the beginning of a name', () => {
    expect(searchTerms(' Ida  Bérg ').name).toBe('ida berg');
  });
});
