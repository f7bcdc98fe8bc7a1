import { expect, it } from 'vitest';
import { sourceWith } from '../testing/contact-with.js';
import { foldCard } from './fold-card.js';
import { searchText } from './search-text.js';

it('search text holds every name, e-mail, phone, company and handle once, folded, with single spaces', () => {
  const source = sourceWith('i1', {
    displayName: 'Åse  Lindqvist',
    firstName: 'Åse',
    middleName: 'Maria',
    lastName: 'Lindqvist',
    nickname: 'Ossi',
    emails: [{ value: 'Ase@bücher.example', normalized: 'ase@xn--bcher-kva.example', label: null, primary: true }],
    phones: [
      { value: '08-790 60 00', e164: '+4687906000;ext=5', label: null, primary: true },
      { value: 'ask Otto', e164: null, label: null, primary: false },
    ],
    organizations: [{ name: 'Björk AB', title: 'Potter', department: null, primary: true }],
    urls: [{ value: 'https://lindqvist.example', label: null }],
    handles: [{ service: 'jabber', value: 'Å.L', label: null }],
    notes: 'not searched',
  });
  expect(searchText(foldCard('p1', [source]))).toBe(
    'ase lindqvist maria ossi bjork ab potter ase@bucher.example ase@xn--bcher-kva.example 4687906000 087906000 a.l',
  );
});

it('search text of a card that says nothing is empty', () => {
  expect(searchText(foldCard('p1', [sourceWith('i1', {})]))).toBe('');
});
