import { describe, expect, it } from 'vitest';
import { Vcard } from '../syntax/vcard.js';
import { nicknames, vcardNames } from './names.js';

const card = (...lines: readonly string[]) => new Vcard(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n'));
const NO_NAMES = {
  displayName: null,
  prefix: null,
  firstName: null,
  middleName: null,
  lastName: null,
  suffix: null,
  nickname: null,
  phoneticFirstName: null,
  phoneticLastName: null,
};

describe('the names of a vCard', () => {
  it.each([
    ['are absent in a card without them', ['NOTE:x'], {}],
    ['are absent for empty properties', ['FN:', 'N:;;;;', 'NICKNAME:,'], {}],
    ['have the first FN that is not empty', ['FN: ', 'FN:Ida Berg', 'FN:Bee'], { displayName: 'Ida Berg' }],
    [
      'have the parts of the first N',
      ['N:Berg;Ida;M.;Dr.;jr.', 'N:Dahl;Otto'],
      {
        lastName: 'Berg',
        firstName: 'Ida',
        middleName: 'M.',
        prefix: 'Dr.',
        suffix: 'jr.',
      },
    ],
    [
      'join several names of a part with spaces',
      ['N:Berg,Dahl;Ida, Ada;;;'],
      { lastName: 'Berg Dahl', firstName: 'Ida Ada' },
    ],
    ['join several suffixes with commas', ['N:;;;;jr.,M.Sc.'], { suffix: 'jr., M.Sc.' }],
    ['skip empty names of a part', ['N:,Berg;Ida,;;;'], { lastName: 'Berg', firstName: 'Ida' }],
    ['have the preferred nickname', ['NICKNAME:Bee', 'NICKNAME;PREF=1:Idchen,Ids'], { nickname: 'Idchen' }],
    [
      'have the phonetic names of Apple',
      ['X-PHONETIC-FIRST-NAME:Eeda', 'X-PHONETIC-LAST-NAME:Bairk'],
      {
        phoneticFirstName: 'Eeda',
        phoneticLastName: 'Bairk',
      },
    ],
    [
      'have the sound of the name that Japanese phones write',
      ['SOUND;X-IRMC-N;CHARSET=UTF-8:ヤマダ;タロウ;;;'],
      { phoneticFirstName: 'タロウ', phoneticLastName: 'ヤマダ' },
    ],
  ])('%s', (_, lines, names) => {
    expect(vcardNames(card(...lines))).toEqual({ ...NO_NAMES, ...names });
  });

  it('have all nicknames, the preferred property first', () => {
    expect(nicknames(card('NICKNAME:Bee', 'NICKNAME;TYPE=pref:Idchen,,I\\,ds'))).toEqual(['Idchen', 'I,ds', 'Bee']);
  });
});
