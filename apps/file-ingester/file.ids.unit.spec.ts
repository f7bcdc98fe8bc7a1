import { describe, expect, it } from 'vitest';
import { summariseVcard } from '#domain';
import { cardId, groupCardId, namesakeOf } from './file.ids.js';

const summary = (...lines: string[]) => summariseVcard(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n'));
const noNamesakes = new Map<string, number>();

describe('the id of a card', () => {
  it('is its UID', () => {
    const card = summary('UID:urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6', 'FN:Ida');
    expect(cardId(card, noNamesakes)).toBe('f81d4fae-7dec-11d0-a765-00a0c91e6bf6');
    expect(namesakeOf(card)).toBeUndefined();
  });

  it('is a hash of its name if it has no UID, so that the card may change', () => {
    const id = cardId(summary('FN:Ida', 'TEL:1'), noNamesakes);
    expect(id).toMatch(/^name:[0-9a-f]{32}$/);
    expect(cardId(summary('FN:Ida', 'TEL:2', 'NOTE:x'), noNamesakes)).toBe(id);
    expect(cardId(summary('FN:Idi', 'TEL:1'), noNamesakes)).not.toBe(id);
  });

  it('is a hash of name, addresses and numbers if several cards have the name', () => {
    const [one, other] = [summary('FN:Ida', 'TEL:1'), summary('FN:Ida', 'TEL:2')];
    const namesakes = new Map([[namesakeOf(one) ?? '', 2]]);
    expect(cardId(one, namesakes)).toMatch(/^card:/);
    expect(cardId(one, namesakes)).not.toBe(cardId(other, namesakes));
    expect(cardId(summary('FN:Ida', 'TEL:1', 'NOTE:x'), namesakes)).toBe(cardId(one, namesakes));
  });

  it('is a hash of addresses and numbers if it has no name, or else of the whole content', () => {
    expect(cardId(summary('TEL:1', 'NOTE:x'), noNamesakes)).toBe(cardId(summary('TEL:1'), noNamesakes));
    expect(cardId(summary('NOTE:x'), noNamesakes)).not.toBe(cardId(summary('NOTE:y'), noNamesakes));
  });

  it('of a group is its UID or a hash of its name', () => {
    expect(groupCardId(summary('UID:crew', 'FN:Crew'))).toBe('crew');
    expect(groupCardId(summary('FN:Crew', 'MEMBER:a'))).toBe(groupCardId(summary('FN:Crew', 'MEMBER:b')));
  });
});
