import { describe, expect, it } from 'vitest';
import { Vcard } from '../syntax/vcard.js';
import { vcardDates } from './dates.js';
import { vcardDetails } from './details.js';
import { vcardNames } from './names.js';

const card = (...lines: readonly string[]) => new Vcard(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n'));
const details = (...lines: readonly string[]) =>
  vcardDetails(card(...lines)).map(({ kind, label, value }) => [kind, label, value]);

describe('the details of a vCard', () => {
  it.each([
    ['a relation with its type', ['RELATED;TYPE=SISTER:Tessa'], ['relation', 'sister', 'Tessa']],
    ['a relation without a type', ['RELATED:Al'], ['relation', null, 'Al']],
    ['a relation of Apple', ['i.X-ABRELATEDNAMES:Jo', 'i.X-ABLABEL:_$!<Brother>!$_'], ['relation', 'brother', 'Jo']],
    ['a relation of Evolution', ['X-EVOLUTION-MANAGER:Cy'], ['relation', 'manager', 'Cy']],
    ['a relation of KDE', ['X-KADDRESSBOOK-X-SpousesName:Bo'], ['relation', 'spouse', 'Bo']],
    ['a relation of Outlook', ['X-MS-SPOUSE:Bo'], ['relation', 'spouse', 'Bo']],
    ['an agent by name', ['AGENT:Bo'], ['relation', 'agent', 'Bo']],
    ['gender', ['GENDER:F'], ['gender', null, 'F']],
    ['pronouns', ['PRONOUNS:they/them'], ['pronouns', null, 'they/them']],
    ['a role', ['ROLE:Captain'], ['role', null, 'Captain']],
    ['a profession of KDE', ['X-KADDRESSBOOK-X-Profession:Baker'], ['occupation', null, 'Baker']],
    ['a position', ['GEO:geo:52.5,13.4'], ['position', null, 'geo:52.5,13.4']],
    ['a position of 3.0', ['GEO:52.5;-13.4'], ['position', null, 'geo:52.5,-13.4']],
    ['a position in words', ['GEO:behind the mill'], ['position', null, 'behind the mill']],
    ['the position of an address', ['ADR;TYPE=work;GEO="geo:1,2":;;A;;;;'], ['position', 'work', 'geo:1,2']],
    ['the name to sort by', ['SORT-STRING:Harten'], ['sortAs', null, 'Harten']],
    ['the name to sort by of 4.0', ['N;SORT-AS="Harten,Rene":van der Harten;Rene;;;'], ['sortAs', null, 'Harten,Rene']],
    ['what Kith wrote itself', ['i.X-KITH-EXTERNALID:77', 'i.X-ABLABEL:Badge'], ['externalId', 'Badge', '77']],
    ['a relation of Android', [android('relation;Bente;10')], ['relation', 'partner', 'Bente']],
    ['a relation of Android with a label', [android('relation;Jo\\; M.;0;Coach')], ['relation', 'Coach', 'Jo; M.']],
  ])('have %s', (_, lines, detail) => {
    expect(details(...lines)).toEqual([detail]);
  });

  it('have what is beyond the name, the nickname and the notes, each once', () => {
    const lines = [
      'FN:Ida',
      'FN:Ida B',
      'NICKNAME:Bee,Bibi',
      'NOTE:a',
      'NOTE:b',
      'NOTE:b',
      android('nickname;Idchen;1'),
    ];
    expect(details(...lines)).toEqual([
      ['otherName', null, 'Ida B'],
      ['otherNickname', null, 'Bibi'],
      ['otherNickname', null, 'Idchen'],
      ['otherNote', null, 'b'],
    ]);
  });

  it.each([
    ['an agent that is a card', ['AGENT:BEGIN:VCARD\\nFN:Bo\\nEND:VCARD']],
    ['an empty value', ['GENDER:', 'RELATED: ', android('relation;;1')]],
    ['a row of Android of another kind', [android('group_membership;7;;;')]],
  ])('leave out %s', (_, lines) => {
    expect(details(...lines)).toEqual([]);
  });
});

describe('rows of Android', () => {
  it('are nicknames if the card has no other', () => {
    expect(vcardNames(card(android('nickname;Drosi;1'))).nickname).toBe('Drosi');
  });

  it.each([
    ['contact_event;2004-05-06;1', 'anniversary'],
    ['contact_event;2004-05-06;3', 'birthday'],
    ['contact_event;2004-05-06;0;Name day', 'Name day'],
    ['contact_event;2004-05-06;9', 'other'],
  ])('are dates: %s', (row, label) => {
    expect(vcardDates(card(android(row)))).toEqual([{ label, year: 2004, month: 5, day: 6, text: null }]);
  });
});

function android(row: string): string {
  return `X-ANDROID-CUSTOM:vnd.android.cursor.item/${row};;;;;;;;;;;;`;
}
