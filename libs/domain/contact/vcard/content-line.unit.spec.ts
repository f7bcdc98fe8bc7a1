import { describe, expect, it } from 'vitest';
import { type WrittenProperty, writtenLines } from './content-line.js';

describe('a written property', () => {
  it.each<[string, WrittenProperty, string]>([
    ['ends with CRLF', { name: 'FN', value: 'Ida' }, 'FN:Ida\r\n'],
    ['has its group', { name: 'TEL', group: 'item1', value: '1' }, 'item1.TEL:1\r\n'],
    ['has the components of a structure', { name: 'N', value: ['a', '', 'b'] }, 'N:a;;b\r\n'],
    ['escapes separators in a text', { name: 'NOTE', value: 'a,b;c\\d:e' }, 'NOTE:a\\,b\\;c\\\\d:e\r\n'],
    ['escapes separators in a component', { name: 'N', value: ['a;b', 'c,d'] }, 'N:a\\;b;c\\,d\r\n'],
    [
      'escapes CRLF, CR and LF as one line break each',
      { name: 'NOTE', value: 'a\r\nb\rc\nd' },
      'NOTE:a\\nb\\nc\\nd\r\n',
    ],
    [
      'keeps separators of a URI',
      { name: 'URL', value: 'http://x/a,b;c\\d', uri: true },
      'URL:http://x/a,b;c\\\\d\r\n',
    ],
    [
      'has parameters in their order',
      { name: 'X', params: { B: ['1'], A: ['2', '3'] }, value: '' },
      'X;B=1;A=2,3:\r\n',
    ],
    ['leaves out a parameter without values', { name: 'X', params: { TYPE: [] }, value: 'a' }, 'X:a\r\n'],
    ['quotes a parameter with separators', { name: 'X', params: { A: ['b:c', 'd'] }, value: '' }, 'X;A="b:c",d:\r\n'],
    ['escapes a parameter', { name: 'X', params: { A: ['^"\n'] }, value: '' }, "X;A=^^^'^n:\r\n"],
    ['is one line up to 75 octets', { name: 'NOTE', value: 'a'.repeat(70) }, `NOTE:${'a'.repeat(70)}\r\n`],
    [
      'is folded after 75 octets, of which the space of a continuation line is one',
      { name: 'NOTE', value: 'a'.repeat(70 + 74 + 1) },
      `NOTE:${'a'.repeat(70)}\r\n ${'a'.repeat(74)}\r\n a\r\n`,
    ],
    [
      'is not folded within a character',
      { name: 'NOTE', value: `${'a'.repeat(69)}ä${'a'.repeat(71)}🌸` },
      `NOTE:${'a'.repeat(69)}\r\n ä${'a'.repeat(71)}\r\n 🌸\r\n`,
    ],
  ])('%s', (_, property, text) => {
    expect(writtenLines(property)).toBe(text);
  });
});
