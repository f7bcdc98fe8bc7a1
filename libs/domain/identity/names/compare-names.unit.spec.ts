import { describe, expect, it } from 'vitest';
import type { Contact } from '#contracts';
import { contactWith } from '../../contact/testing/contact-with.js';
import { compareNames, type NameMatch } from './compare-names.js';
import { nameOf } from './person-name.js';

type NameInput = string | Partial<Contact>;

const read = (input: NameInput) => nameOf(contactWith(typeof input === 'string' ? { displayName: input } : input));

const hanako = { firstName: '花子', lastName: '山田' };
const hanakoSounding = { ...hanako, phoneticFirstName: 'Hanako', phoneticLastName: 'Yamada' };

const cases: Readonly<Record<NameMatch, readonly (readonly [why: string, a: NameInput, b: NameInput])[]>> = {
  exact: [
    ['case and diacritics do not matter', 'José Rojas', 'JOSE ROJAS'],
    ['honorifics, emoji and remarks do not matter', 'Dr. Ida Berg 🌸', 'Ida Berg (choir)'],
    ['parts and whole', { firstName: 'Ida', lastName: 'van Berg' }, 'Ida van Berg'],
    ['family name first, with a comma', 'Berg, Ida', 'Ida Berg'],
    ['hyphens do not matter', 'Jean-Luc Dürr', 'Jean Luc Dürr'],
    ['the same generation', 'Otto Berg Jr.', { firstName: 'Otto', lastName: 'Berg', suffix: 'Junior' }],
    ['other scripts too', 'Иван Ёлкин', 'иван елкин'],
  ],
  compatible: [
    ['an initial', 'I. Berg', 'Ida Berg'],
    ['an initial of the family name', 'Ida B.', 'Ida Berg'],
    ['a middle name is missing', 'Ida Berg', 'Ida Maria Berg'],
    ['a middle initial', 'Ida M. Berg', 'Ida Maria Berg'],
    ['a double name in part', 'Ida Berg', { firstName: 'Ida', lastName: 'Berg-Rojas' }],
    ['given name alone', 'Ida', 'Ida Berg'],
    ['family name alone', 'Berg', 'Ida Berg'],
    ['family name first', 'Nagy Ilona', { firstName: 'Ilona', lastName: 'Nagy' }],
    ['a nickname that the source states', { firstName: 'Robert', lastName: 'Berg', nickname: 'Bob' }, 'Bob Berg'],
    ['a nickname alone', { firstName: 'Robert', lastName: 'Berg', nickname: 'Bob' }, 'Bob'],
    ['nicknames of both', { firstName: 'Robert', nickname: 'Bob' }, { firstName: 'Rupert', nickname: 'Bob' }],
    ['an umlaut spelled out', 'Jörg Müller', 'Joerg Mueller'],
    ['written in one word', 'Jeanluc Dürr', 'Jean-Luc Dürr'],
    ['no space between', '山田花子', hanako],
    ['the sound agrees', hanakoSounding, 'Hanako Yamada'],
    [
      'the sounds of both agree',
      hanakoSounding,
      { firstName: 'はなこ', lastName: 'やまだ', phoneticFirstName: 'Hanako' },
    ],
    ['a father may do without a suffix', 'Otto Berg Sr.', 'Otto Berg'],
  ],
  similar: [
    ['a slip in the family name', 'Ida Lindqvist', 'Ida Lindqivst'],
    ['a slip in the given name', 'Theodora Berg', 'Theodroa Berg'],
  ],
  surname: [['another family name', 'Ida Berg', 'Ida Rojas']],
  notComparable: [
    ['other scripts without sound', hanako, 'Hanako Yamada'],
    ['kanji and kana', hanako, 'はなこ'],
    ['a given name and a family name', { firstName: 'Ida' }, { lastName: 'Berg' }],
  ],
  unknown: [
    ['one side has no name', 'Mum', 'Ida Berg'],
    ['both have none', '+49 30 901820', ''],
    ['one character of the other', '默', { firstName: '子默', lastName: '丁' }],
  ],
  generation: [
    ['father and son', 'Otto Berg Sr.', 'Otto Berg Jr.'],
    ['a son writes his suffix', 'Otto Berg', 'Otto Berg Jr.'],
    ['numbers', 'Otto Berg II', 'Otto Berg III'],
    ['also when the rest is compatible only', 'O. Berg Jr.', 'Otto Berg Sr.'],
  ],
  conflict: [
    ['other given names', 'Ida Berg', 'Otto Berg'],
    ['other initials', 'O. Berg', 'Ida Berg'],
    ['other middle names', 'Ida Maria Berg', 'Ida Luise Berg'],
    ['a middle name is not a first name', 'Maria Berg', 'Ida Maria Berg'],
    ['other single names', 'Ida', 'Otto'],
    ['a single name that is neither', 'Otto', 'Ida Berg'],
    ['a nickname with another family name', { firstName: 'Robert', lastName: 'Berg', nickname: 'Bob' }, 'Bob Rojas'],
    ['the sound disagrees', hanakoSounding, 'Taro Yamada'],
    ['generations do not save it', 'Otto Berg Sr.', 'Ida Berg Jr.'],
    ['a character of neither', '默', { firstName: '明子', lastName: '李' }],
    ['one character is no initial', { firstName: '明', lastName: '李' }, { firstName: '明子', lastName: '李' }],
  ],
};

describe.each(Object.entries(cases))('names are %s', (match, examples) => {
  it.each(examples)('%s', (_, a, b) => {
    expect([compareNames(read(a), read(b)), compareNames(read(b), read(a))]).toEqual([match, match]);
  });
});
