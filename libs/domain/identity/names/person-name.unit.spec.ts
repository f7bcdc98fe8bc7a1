import { describe, expect, it } from 'vitest';
import { contactWith } from '../../contact/testing/contact-with.js';
import { nameOf } from './person-name.js';

const none = {
  given: [],
  middle: [],
  family: [],
  generation: null,
  nickname: [],
  phoneticGiven: [],
  phoneticFamily: [],
};

describe('nameOf', () => {
  it('takes every part, folded, and is its own JSON', () => {
    const name = nameOf(
      contactWith({
        displayName: 'ignored',
        prefix: 'Dr.',
        firstName: 'Jean-Luc 🎸',
        middleName: "O'Neil",
        lastName: 'Dürr (Chor)',
        suffix: 'Jr.',
        nickname: 'Lucky',
        phoneticFirstName: 'Zhan',
        phoneticLastName: 'Dyr',
      }),
    );
    expect(name).toEqual({
      given: ['jean', 'luc'],
      middle: ['oneil'],
      family: ['durr'],
      generation: 'jr',
      nickname: ['lucky'],
      phoneticGiven: ['zhan'],
      phoneticFamily: ['dyr'],
    });
    expect(JSON.parse(JSON.stringify(name))).toEqual(name);
  });

  it.each([
    ['Ida', { given: ['ida'] }],
    ['Ida Berg', { given: ['ida'], family: ['berg'] }],
    ['Ida Maria van Berg', { given: ['ida'], middle: ['maria', 'van'], family: ['berg'] }],
    ['Berg, Ida', { given: ['ida'], family: ['berg'] }],
    ['Otto Berg, Jr.', { given: ['otto'], family: ['berg'], generation: 'jr' }],
    ['Otto Berg III', { given: ['otto'], family: ['berg'], generation: '3' }],
    ['Berg, Otto, Sr.', { given: ['otto'], family: ['berg'], generation: 'sr' }],
    ['Prof. Dr. Ida Berg, PhD', { given: ['ida'], family: ['berg'] }],
    ['Sr. Pedro Rojas', { given: ['pedro'], family: ['rojas'] }],
    ['Oma Ida', { given: ['ida'] }],
    ['J. K. Berg', { given: ['j'], middle: ['k'], family: ['berg'] }],
    ['Ida (work) [old]', { given: ['ida'] }],
    ['🌸Ida\u200b Berg2🌸', { given: ['ida'], family: ['berg'] }],
    ['山田花子', { given: ['山田花子'] }],
    ['Иван Ёлкин', { given: ['иван'], family: ['елкин'] }],
  ])('takes the display name %s apart', (displayName, parts) => {
    expect(nameOf(contactWith({ displayName }))).toEqual({ ...none, ...parts });
  });

  it.each([
    ['a whole name as given name', { firstName: 'Ida Berg' }, { given: ['ida'], family: ['berg'] }],
    ['a whole name as family name', { lastName: 'Frau Ida Berg' }, { given: ['ida'], family: ['berg'] }],
    ['a family name alone', { lastName: 'Berg' }, { family: ['berg'] }],
    [
      'a generation in the family name',
      { firstName: 'Otto', lastName: 'Berg Jr' },
      { given: ['otto'], family: ['berg'], generation: 'jr' },
    ],
    [
      'a generation as a number',
      { firstName: 'Otto', lastName: 'Berg', suffix: '3rd' },
      { given: ['otto'], family: ['berg'], generation: '3' },
    ],
    [
      'a family name that is also a title',
      { firstName: 'Maria', lastName: 'Papa' },
      { given: ['maria'], family: ['papa'] },
    ],
    ['one character each', { firstName: '明', lastName: '李' }, { given: ['明'], family: ['李'] }],
  ])('reads %s', (_, fields, parts) => {
    expect(nameOf(contactWith(fields))).toEqual({ ...none, ...parts });
  });

  it.each([
    ['nothing', {}],
    ['a phone number', { displayName: '+49 30 901820' }],
    ['an e-mail address', { displayName: 'ida@berg.example' }],
    ['a web address', { displayName: 'www.berg.example' }],
    ['kinship', { firstName: 'Mum' }],
    ['kinship with emoji', { displayName: 'Papa ❤️' }],
    ['an entry about oneself', { displayName: 'Me' }],
    ['a title alone', { displayName: 'Dr.' }],
    ['a household', { firstName: 'Familie', lastName: 'Berg' }],
    ['a company', { displayName: 'Berg GmbH' }],
    [
      "the contact's own company",
      { displayName: 'Ahorn', organizations: [{ name: 'AHORN', title: null, department: null, primary: false }] },
    ],
    ['one letter', { displayName: 'I.' }],
    ['initials', { firstName: 'I', lastName: 'B' }],
    ['emoji', { displayName: '🌸🌸' }],
    ['a nickname without a name', { nickname: 'Idchen' }],
  ])('knows no name for %s', (_, fields) => {
    expect(nameOf(contactWith(fields))).toEqual(none);
  });

  it('stays small, whatever is written in the fields', () => {
    const endless = 'Ab '.repeat(100_000);
    const name = nameOf(contactWith({ firstName: endless, middleName: endless, lastName: endless, nickname: endless }));
    expect(JSON.stringify(name).length).toBeLessThan(1500);
  });
});
