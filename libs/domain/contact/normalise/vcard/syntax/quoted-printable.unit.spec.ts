import { describe, expect, it } from 'vitest';
import { decodeQuotedPrintable } from './quoted-printable.js';

describe('quoted-printable', () => {
  it.each([
    ['is UTF-8 without a charset', '=C3=84rztin', undefined, 'Ärztin'],
    ['is UTF-8 for an unknown charset', '=C3=84', 'made-up', 'Ä'],
    ['is read in its charset', 'J=F6rg', 'iso-8859-1', 'Jörg'],
    ['may have a character of several bytes', '=F0=9F=8C=B8', 'utf-8', '🌸'],
    ['may have lower-case digits', '=c3=84', undefined, 'Ä'],
    ['keeps text without encoded bytes', 'Ida Berg', undefined, 'Ida Berg'],
    ['keeps a sign that is no byte', 'a=b=ZZ=4', undefined, 'a=b=ZZ=4'],
    ['keeps characters between encoded bytes', '=C3=84a=C3=96', undefined, 'ÄaÖ'],
    ['decodes an encoded sign', '1=3D1', undefined, '1=1'],
    ['drops a soft line break at the end', 'cut=', undefined, 'cut'],
    ['may have characters with an ASCII byte', '=83A=83C', 'shift_jis', 'アイ'],
    ['may have escape sequences', '=1B$B;3ED=1B(B', 'iso-2022-jp', '山田'],
    ['may be empty', '', undefined, ''],
  ])('%s', (_, text, charset, decoded) => {
    expect(decodeQuotedPrintable(text, charset)).toEqual({ text: decoded, guessed: false });
  });

  it.each([
    ['no charset', 'J=F6rg', undefined],
    ['a charset in which it is not valid', 'J=F6rg', 'utf-8'],
    ['an unknown charset', 'J=F6rg', 'made-up'],
  ])('is guessed with %s', (_, text, charset) => {
    expect(decodeQuotedPrintable(text, charset)).toEqual({ text: 'Jörg', guessed: true });
  });
});
