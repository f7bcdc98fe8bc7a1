import { describe, expect, it } from 'vitest';
import { PairedLines } from './paired-lines.js';
import { vcardProperties } from './properties.js';
import { typesOf, Vcard } from './vcard.js';

const card = (...lines: readonly string[]) => new Vcard(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n'));
const values = (lines: readonly { readonly value: string }[]) => lines.map(({ value }) => value);

describe('the properties of a card', () => {
  it('are those between BEGIN and END of the first card', () => {
    expect(values(new Vcard('X:0\nBEGIN:vcard\nFN:1\nEND:VCARD\nBEGIN:VCARD\nFN:2\nEND:VCARD').properties)).toEqual([
      '1',
    ]);
  });

  it('do not include those of a nested card', () => {
    expect(values(card('FN:1', 'AGENT:', 'BEGIN:VCARD', 'FN:2', 'END:VCARD', 'NOTE:3').properties)).toEqual([
      '1',
      '',
      '3',
    ]);
  });

  it('are found by name, in the order of the names and then of the card', () => {
    expect(values(card('B:1', 'A:2', 'B:3', 'C:4').lines('A', 'B', 'D'))).toEqual(['2', '1', '3']);
  });

  it('are listed with decoded parts for a reader of the card', () => {
    expect(vcardProperties('BEGIN:VCARD\nitem1.N;LANGUAGE=de:a\\;b;c\nEND:VCARD')).toEqual([
      { group: 'ITEM1', name: 'N', params: new Map([['LANGUAGE', ['de']]]), parts: [['a;b'], ['c'], ['']] },
    ]);
  });
});

describe('the ranked properties of a name', () => {
  it.each<[string, string[], [string, boolean][]]>([
    [
      'keep the order of the card without a preference',
      ['E:1', 'E:2'],
      [
        ['1', false],
        ['2', false],
      ],
    ],
    [
      'begin with TYPE=pref',
      ['E:1', 'E;TYPE=home,PREF:2'],
      [
        ['2', true],
        ['1', false],
      ],
    ],
    [
      'begin with the smallest PREF',
      ['E;PREF=2:1', 'E;PREF=1:2', 'E:3'],
      [
        ['2', true],
        ['1', false],
        ['3', false],
      ],
    ],
    [
      'ignore a PREF out of range',
      ['E;PREF=0:1', 'E;PREF=200:2', 'E;PREF=x:3'],
      [
        ['1', false],
        ['2', false],
        ['3', false],
      ],
    ],
    [
      'rank PREF=100 above none',
      ['E:1', 'E;PREF=100:2'],
      [
        ['2', true],
        ['1', false],
      ],
    ],
  ])('%s', (_, lines, ranked) => {
    expect(
      card(...lines)
        .ranked('E')
        .map(({ line, primary }) => [line.value, primary]),
    ).toEqual(ranked);
  });
});

describe('the text of a property', () => {
  const text = card('FN: ', 'FN:Ida', 'item1.TEL:1', 'item1.X-ABLABEL:Club', 'item1.X-ABLABEL:other', 'TEL;CELL:2');
  const [first, second] = text.lines('TEL');

  it('is that of the first property with a text', () => {
    expect([text.text('FN'), text.text('NOTE')]).toEqual(['Ida', null]);
  });

  it('is found in the group of another property, the first of that name', () => {
    expect(first && text.textInGroup(first, 'X-ABLABEL')).toBe('Club');
    expect(second && text.textInGroup(second, 'X-ABLABEL')).toBeNull();
  });

  it('of the label comes from the group, else from the types', () => {
    expect([first && text.label(first), second && text.label(second)]).toEqual(['Club', 'mobile']);
  });
});

describe('paired lines', () => {
  const lines = card('item1.L:group', 'L;HOME:home 1', 'L;HOME:home 2', 'L:rest').lines('L');
  const [grouped, home, plain] = card('item1.A:', 'A;HOME:', 'item9.A;WORK:').lines('A');
  const pairs = () => new PairedLines(lines, (line) => typesOf(line).join());

  it('belong to the line of their group, else to those of their key in order, and are taken once', () => {
    const open = pairs();
    const take = (line: typeof home) => line && open.take(line)?.value;
    expect([take(grouped), take(home), take(home), take(home), take(plain)]).toEqual([
      'group',
      'home 1',
      'home 2',
      undefined,
      undefined,
    ]);
    expect(values(open.left)).toEqual(['rest']);
  });

  it('are left in their order', () => {
    expect(values(pairs().left)).toEqual(['group', 'home 1', 'home 2', 'rest']);
  });
});
