import { describe, expect, it } from 'vitest';
import { normaliseVcardGroup } from './groups.js';
import { summariseVcard } from './summary.js';

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('a group', () => {
  it.each([
    [{ vcard: card('FN:Chor\\, alt', 'KIND:group') }, 'Chor, alt'],
    [{ vcard: card('N:Chor;;;;', 'X-ADDRESSBOOKSERVER-KIND:group') }, 'Chor'],
    [{ category: ' Work ' }, 'Work'],
  ])('is made of %j', (payload, name) => {
    expect(normaliseVcardGroup(payload)).toEqual({ name, system: false });
  });

  it.each([
    [null, 'PAYLOAD_NOT_AN_OBJECT'],
    [{}, 'NOT_A_VCARD'],
    [{ category: ' ' }, 'NOT_A_VCARD'],
    [{ vcard: card('KIND:group') }, 'GROUP_WITHOUT_NAME'],
  ])('is refused for %j', (payload, code) => {
    expect(() => normaliseVcardGroup(payload)).toThrow(expect.objectContaining({ name: 'NormaliseError', code }));
  });
});

describe('the summary of a card', () => {
  const uuid = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';

  it('has the members of a group card of both models', () => {
    for (const [kind, member] of [
      ['KIND', 'MEMBER'],
      ['X-ADDRESSBOOKSERVER-KIND', 'X-ADDRESSBOOKSERVER-MEMBER'],
    ]) {
      const lines = [`${member}:urn:uuid:${uuid.toUpperCase()}`, `${member}:${uuid}`, `${member}:mailto:a@example.org`];
      expect(summariseVcard(card('FN:Crew', `${kind}:Group`, ...lines))).toMatchObject({
        isGroup: true,
        members: [uuid, 'mailto:a@example.org'],
      });
    }
  });

  it('has the UID in comparable form, the name, the categories, e-mails and numbers', () => {
    const lines = ['TEL:+49 30/1', 'EMAIL:Ida@Example.org', 'CATEGORIES:B,A', 'N:Berg;Ida;;;'];
    expect(summariseVcard(card(`UID:URN:UUID:${uuid.toUpperCase()}`, ...lines))).toMatchObject({
      uid: uuid,
      isGroup: false,
      members: [],
      name: 'Berg Ida',
      categories: ['A', 'B'],
      reach: ['49301', 'ida@example.org'],
    });
    expect(summariseVcard(card('NOTE:x'))).toMatchObject({ uid: null, name: null, reach: [], categories: [] });
  });

  it('has equal content after rewrites of a server, and different content after changes of a person', () => {
    const content = (...lines: string[]) => summariseVcard(card(...lines)).content;
    const before = content('VERSION:3.0', 'REV:1', 'FN:Ida Berg', 'EMAIL:a@example.org', 'EMAIL:b@example.org');
    expect(
      content('PRODID:x', 'VERSION:4.0', 'EMAIL:a@example', ' .org', 'EMAIL:b@example.org', 'FN:Ida Berg', 'REV:2'),
    ).toBe(before);
    expect(content('FN:Ida Berg', 'EMAIL:b@example.org', 'EMAIL:a@example.org')).not.toBe(before);
    expect(content('FN:Ida Berg', 'EMAIL;TYPE=HOME:a@example.org', 'EMAIL:b@example.org')).not.toBe(before);
  });
});
