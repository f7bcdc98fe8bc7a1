import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.js';

describe('folded', () => {
  it.each([
    ['Ærøskøbing', 'aeroskobing'],
    ['JOSÉ', 'jose'],
    ['jose\u0301', 'jose'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['Ｉｄａ', 'ida'],
    ['Ёлкин', 'елкин'],
    ['Νίκος', 'νικοσ'],
    ['מֹשֶׁה', 'משה'],
    ['مُحَمَّد', 'محمد'],
    ['हिन्दी', 'हिन्दी'],
    ['ガブリエル', 'ガブリエル'],
    ['김민준', '김민준'],
  ])('%s is %s', (text, plain) => {
    expect(foldText(text)).toBe(plain);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
