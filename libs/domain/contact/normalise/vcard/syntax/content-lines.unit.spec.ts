import { describe, expect, it } from 'vitest';
import { type ContentLine, contentLines } from './content-lines.js';

const line = (name: string, value: string, rest: Partial<ContentLine> = {}): ContentLine => {
  return { group: undefined, name, params: new Map(), value, ...rest };
};
const types = (...values: readonly string[]) => ({ params: new Map([['TYPE', values]]) });
const params = (entries: Readonly<Record<string, readonly string[]>>) => ({ params: new Map(Object.entries(entries)) });

describe('a content line', () => {
  it.each<[string, string, ContentLine[]]>([
    ['has its name in upper case', 'fn:Ida', [line('FN', 'Ida')]],
    ['has its group in upper case', 'item1.tel:1', [line('TEL', '1', { group: 'ITEM1' })]],
    ['keeps the escapes of its value', 'N:a\\;b;c', [line('N', 'a\\;b;c')]],
    ['may have an empty value', 'NOTE:', [line('NOTE', '')]],
    ['may have colons in its value', 'URL:http://x:1', [line('URL', 'http://x:1')]],
    ['has a list of types', 'TEL;TYPE=home, work:1', [line('TEL', '1', types('home', 'work'))]],
    ['has a list of types in quotes', 'TEL;TYPE="home,work":1', [line('TEL', '1', types('home', 'work'))]],
    [
      'has a list of types of vCard 2.1 in quotes',
      'TEL;TYPE="WORK;VOICE":1',
      [line('TEL', '1', types('WORK', 'VOICE'))],
    ],
    [
      'says that its charset is guessed',
      'FN;QUOTED-PRINTABLE:J=F6rg',
      [line('FN', 'Jörg', { ...params({ ENCODING: ['QUOTED-PRINTABLE'] }), guessed: true })],
    ],
    ['merges parameters of one name', 'TEL;TYPE=home;type=work:1', [line('TEL', '1', types('home', 'work'))]],
    ['reads a nameless parameter as a type', 'TEL;HOME;Cell:1', [line('TEL', '1', types('HOME', 'Cell'))]],
    ['reads a nameless encoding', 'PHOTO;Base64:AA', [line('PHOTO', 'AA', params({ ENCODING: ['Base64'] }))]],
    ['keeps the commas of other parameters', 'X;SORT-AS="a,b":1', [line('X', '1', params({ 'SORT-AS': ['a,b'] }))]],
    ['may have separators in quotes', 'X;A="b;c:d":1', [line('X', '1', params({ A: ['b;c:d'] }))]],
    ['unescapes parameters', "X;A=a^nb^'c^^d^e:1", [line('X', '1', params({ A: ['a\nb"c^d^e'] }))]],
    ['ignores a quote that is never closed', 'X;A="b:1', [line('X', '1', params({ A: ['b'] }))]],
    [
      'has the label of an Android phone as its type',
      'TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,B=C3=BCro):1',
      [line('TEL', '1', types('X-Büro'))],
    ],
    ['may have an empty parameter', 'X;:1', [line('X', '1', types())]],
  ])('%s', (_, text, lines) => {
    expect(contentLines(text)).toEqual(lines);
  });

  it.each([
    ['an empty line', ''],
    ['a text without a colon', 'FN;Ida'],
    ['a line without a name', ':Ida'],
    ['a name with a space', 'F N:Ida'],
    ['a name after a space', ' FN:Ida'],
    ['a group without a name', 'item1.:x'],
  ])('is not made of %s', (_, text) => {
    expect(contentLines(text)).toEqual([]);
  });
});

describe('a line break in a note or an address that is not escaped', () => {
  it.each<[string, string, ContentLine[]]>([
    ['is part of the text', 'NOTE:a\nb c\r\nd\nFN:e', [line('NOTE', 'a\nb c\nd'), line('FN', 'e')]],
    [
      'may be followed by a text with a colon',
      'NOTE:a\nthird: b\nFN:e',
      [line('NOTE', 'a\nthird: b'), line('FN', 'e')],
    ],
    [
      'may be followed by what people write before a number',
      'NOTE:a\nTel: 1\nFN:e',
      [line('NOTE', 'a\nTel: 1'), line('FN', 'e')],
    ],
    ['may be followed by a warning', 'NOTE:a\nPS: b\nFN:e', [line('NOTE', 'a\nPS: b'), line('FN', 'e')]],
    ['may be followed by an empty line', 'NOTE:a\n\nb\n\nFN:e', [line('NOTE', 'a\n\nb'), line('FN', 'e')]],
    [
      'ends before any property',
      'NOTE:a\nX-Own:b\nNEWNAME:c',
      [line('NOTE', 'a'), line('X-OWN', 'b'), line('NEWNAME', 'c')],
    ],
    ['may stand in an address', 'ADR:;;Street 1\nFlat 5;Graz', [line('ADR', ';;Street 1\nFlat 5;Graz')]],
    ['is none in other properties', 'TEL:1\nb c\nFN:e', [line('TEL', '1'), line('FN', 'e')]],
  ])('%s', (_, text, lines) => {
    expect(contentLines(text)).toEqual(lines);
  });
});

describe('folded lines', () => {
  it.each<[string, string, ContentLine[]]>([
    ['lose one space or tab', 'NOTE:a\r\n b\r\n\t c', [line('NOTE', 'ab c')]],
    ['may end with LF or CR', 'NOTE:a\n b\rFN:c', [line('NOTE', 'ab'), line('FN', 'c')]],
    ['end at an empty line', 'NOTE:a\n\nFN:c', [line('NOTE', 'a'), line('FN', 'c')]],
    [
      'of base64 need no indent',
      'PHOTO;ENCODING=b:AA\nBB==\nFN:c',
      [line('PHOTO', 'AABB==', params({ ENCODING: ['b'] })), line('FN', 'c')],
    ],
    ['of other values need an indent', 'TEL:AA\nBB==\nFN:c', [line('TEL', 'AA'), line('FN', 'c')]],
    [
      'of quoted-printable end with a sign',
      'NOTE;QUOTED-PRINTABLE:a=\n=C3=\n=A4\nFN:c',
      [line('NOTE', 'aä', params({ ENCODING: ['QUOTED-PRINTABLE'] })), line('FN', 'c')],
    ],
    [
      'of quoted-printable end at the end of the card',
      'NOTE;QUOTED-PRINTABLE:a=\nEND:VCARD',
      [line('NOTE', 'a', params({ ENCODING: ['QUOTED-PRINTABLE'] })), line('END', 'VCARD')],
    ],
    ['of other values may end with a sign', 'NOTE:a=\nFN:c', [line('NOTE', 'a='), line('FN', 'c')]],
    ['may follow a byte order mark', '\uFEFFFN:a\n b', [line('FN', 'ab')]],
  ])('%s', (_, text, lines) => {
    expect(contentLines(text)).toEqual(lines);
  });
});
