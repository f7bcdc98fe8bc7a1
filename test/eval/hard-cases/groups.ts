import type { GroupCase } from './case.js';

const IDA = 'is Ida Berg; mail ida@x.example';
const OTTO = 'is Otto Berg; mail otto@x.example';

/** Three records and more. */
export const GROUPS: readonly GroupCase[] = [
  ['a chain of e-mail and number', { a: IDA, b: `${IDA}; tel +436641234567`, c: 'is Ida; tel +436641234567' }, 'abc'],
  [
    'a couple and their landline entry',
    { a: `${IDA}; tel +4315234567`, b: `${OTTO}; tel +4315234567`, c: 'is Home; tel +4315234567' },
    'a b c',
  ],
  [
    'a couple, each twice, with one landline',
    {
      a: `${IDA}; tel +4315234567`,
      b: `${OTTO}; tel +4315234567`,
      c: 'is Ida Berg; tel +4315234567',
      d: 'is Otto Berg; tel +4315234567',
    },
    'ac bd',
  ],
  [
    'a third name re-opens a number',
    { a: 'is Ida Berg; tel +436641234567', b: 'tel +436641234567', c: 'is Luca Conti; tel +436641234567' },
    'a b c',
  ],
  [
    'a third name leaves those of one name together',
    { a: 'is Ida Berg; tel +436641234567', b: 'is Ida Berg; tel +436641234567', c: 'is Luca Conti; tel +436641234567' },
    'ab c',
  ],
  [
    'a nickname does not outlive a shared number',
    {
      a: 'is Bob Smith; tel +447700900123',
      b: 'is Robert Smith; tel +447700900123',
      c: 'is Ann Smith; tel +447700900123',
    },
    'a b c',
  ],
  [
    'an e-mail holds what a shared number does not',
    {
      a: 'is Bob Smith; tel +447700900123; mail b@x.example',
      b: 'is Robert Smith; tel +447700900123; mail b@x.example',
      c: 'is Ann Smith; tel +447700900123',
    },
    'ab c',
  ],
  [
    'an initial between brothers',
    {
      a: 'is Ida Berg; mail berg@x.example',
      b: 'is Igor Berg; mail berg@x.example',
      c: 'is I. Berg; mail berg@x.example',
    },
    'a b c',
  ],
  [
    'a short form between two long ones',
    {
      a: 'is Alexander Berg; mail b@x.example',
      b: 'is Alexandra Berg; mail b@x.example',
      c: 'is Alex Berg; mail b@x.example',
    },
    'a b c',
  ],
  [
    'Chris between Christian and Christina',
    {
      a: 'is Christian Berg; tel +436641234567',
      b: 'is Christina Berg; tel +436641234567',
      c: 'is Chris; tel +436641234567',
    },
    'a b c',
  ],
  [
    'an e-mail is stronger than a number',
    { a: IDA, b: 'is Otto Berg; tel +436641234567', c: 'mail ida@x.example; tel +436641234567' },
    'ac b',
  ],
  [
    'no name between two e-mails goes with the main one',
    { a: IDA, b: OTTO, c: 'mail ida@x.example; mail otto@x.example' },
    'ac b',
  ],
  [
    'no name between two numbers goes to neither',
    {
      a: 'is Ida Berg; tel +436641234567',
      b: 'is Otto Berg; tel +436647654321',
      c: 'tel +436641234567; tel +436647654321',
    },
    'a b c',
  ],
  [
    'a given name between two namesakes goes to neither',
    {
      a: 'is Ida Berg; tel +436641234567',
      b: 'is Ida Kern; tel +436647654321',
      c: 'is Ida; tel +436641234567; tel +436647654321',
    },
    'abc',
  ],
  [
    'two birthdays and one between them',
    {
      a: 'is Ida Berg; mail i@x.example; born 1980-04-05',
      b: 'is Ida Berg; mail i@x.example; born 1991-07-20',
      c: 'is Ida Berg; mail i@x.example',
    },
    'a b c',
  ],
  [
    'father, son and one without a suffix',
    {
      a: 'is Otto Berg Sr.; tel +4315234567',
      b: 'is Otto Berg Jr.; tel +4315234567',
      c: 'is Otto Berg; tel +4315234567',
    },
    'a b c',
  ],
  [
    'son by his own number, father by the landline',
    {
      a: 'is Otto Berg Jr.; tel +4315234567; tel +436641234567',
      b: 'is Otto Berg Sr.; tel +4315234567',
      c: 'is Otto Berg Jr.; tel +436641234567',
    },
    'ac b',
  ],
  [
    'a number passes from one to another',
    {
      a: 'is Ida Berg; tel +436641234567; mail ida@x.example',
      b: 'is Luca Conti; tel +436641234567',
      c: IDA,
      d: 'whatsapp/1: is Luca; tel +436641234567',
    },
    'ac b d',
  ],
  [
    'an old number in one entry of three',
    { a: `${IDA}; tel +436641234567`, b: `${IDA}; tel +436647654321`, c: 'whatsapp/1: is Ida; tel +436647654321' },
    'abc',
  ],
  [
    'a work mailbox of two colleagues',
    {
      a: 'is Ida Berg; mail desk@lumen.example',
      b: 'is Otto Kern; mail desk@lumen.example',
      c: 'is Ida Berg; mail desk@lumen.example; tel +436641234567',
    },
    'ac b',
  ],
  [
    'one entry of three accounts',
    {
      a: 'google/1: is Ida Berg; mail ida@x.example',
      b: 'carddav/1: is Ida Berg; mail ida@x.example',
      c: 'google/2: is Ida Berg; mail ida@x.example',
    },
    'abc',
  ],
  [
    'two entries of one account through a third',
    {
      a: 'google/1: is Bob Smith; mail b@x.example',
      b: 'google/1: is Robert Smith; mail r@x.example',
      c: 'carddav/1: is Robert Smith; mail b@x.example; mail r@x.example',
    },
    'abc',
  ],
  [
    'namesakes with a birthday each',
    {
      a: 'is Ida Berg; mail a@x.example; born 1980-04-05',
      b: 'is Ida Berg; mail b@x.example; born 1991-07-20',
      c: 'is Ida Berg; tel +436641234567; born 1980-04-05',
    },
    'ac b',
  ],
  [
    'rare namesakes with a birthday each',
    {
      a: 'is Ida Lindqvist; mail a@x.example; born 1980-04-05',
      b: 'is Ida Lindqvist; mail b@x.example; born 1991-07-20',
      c: 'is Ida Lindqvist; tel +436641234567; born 1980-04-05',
    },
    'ac b',
  ],
  [
    'twins, each in two lists without contact identifiers',
    {
      a: 'google/1: is Mia Lindqvist; born 2001-04-05; at Bergweg 1, 80101, Graz',
      b: 'google/1: is Leo Lindqvist; born 2001-04-05; at Bergweg 1, 80101, Graz',
      c: 'google/2: is Mia Lindqvist; born 2001-04-05; at Bergweg 1, 80101, Graz',
      d: 'google/2: is Leo Lindqvist; born 2001-04-05; at Bergweg 1, 80101, Graz',
    },
    'ac bd',
  ],
  [
    'twins in one register, one of them in another',
    {
      a: 'google/1: is Mia Lindqvist; born 2001-04-05; at Bergweg 1, 80101, Graz',
      b: 'google/1: is Leo Lindqvist; born 2001-04-05; at Bergweg 1, 80101, Graz',
      c: 'google/2: is Mia Lindqvist; born 2001-04-05; at Bergweg 1, 80101, Graz',
    },
    'ac b',
  ],
  [
    'a household of five with one landline',
    {
      a: 'is Ida Berg; tel +4315234567',
      b: 'is Otto Berg; tel +4315234567',
      c: 'is Eva Berg; tel +4315234567',
      d: 'is Karl Berg; tel +4315234567',
      e: 'is Lea Berg; tel +4315234567',
    },
    'a b c d e',
  ],
  [
    'a family e-mail and e-mails of their own',
    { a: `${IDA}; mail berg@x.example`, b: `${OTTO}; mail berg@x.example`, c: IDA, d: OTTO },
    'ac bd',
  ],
  [
    'a landline, a mobile, a nickname',
    {
      a: 'is Robert Quill; tel +4315234567; tel +436641234567',
      b: 'is Bob; tel +436641234567',
      c: 'is Ann Quill; tel +4315234567',
    },
    'ab c',
  ],
  [
    'a handle and an e-mail',
    { a: 'discord/1: is Ida; user discord ida.b', b: `${IDA}; user discord ida.b`, c: IDA },
    'abc',
  ],
  [
    'a handle of two names',
    {
      a: 'is Ida Berg; user discord berg',
      b: 'is Otto Berg; user discord berg',
      c: 'discord/1: is Berg; user discord berg',
    },
    'a b c',
  ],
  [
    'kanji, a Latin name and no name on one number: who knows whose it is?',
    {
      a: 'given 英樹; family 徳永; tel +436641234567',
      b: 'is Aliou Sagna; tel +436641234567',
      c: 'whatsapp/1: tel +436641234567',
    },
    'a b c',
  ],
  [
    'a family name, a whole name and no name with an address of a house',
    {
      a: 'family Boyer; mail boyer@x.example',
      b: 'is Dawson Boyer; mail boyer@x.example',
      c: 'mail boyer@x.example',
    },
    'a b c',
  ],
  [
    'kanji keep together on a number that a Latin name has too',
    {
      a: 'given 英樹; family 徳永; tel +436641234567',
      b: 'given 英樹; tel +436641234567',
      c: 'is Aliou Sagna; tel +436641234567',
    },
    'ab c',
  ],
  [
    'scripts on the way',
    {
      a: 'is Иван Петров; tel +79161234567',
      b: 'is Ivan Petrov; tel +79161234567; mail ip@x.example',
      c: 'is Ivan Petrov; mail ip@x.example',
    },
    'abc',
  ],
  [
    'a marriage on the way',
    {
      a: 'is Ida Berg; mail ida@x.example',
      b: 'is Ida Rojas; mail ida@x.example; tel +436641234567',
      c: 'is Ida Rojas; tel +436641234567',
    },
    'abc',
  ],
  [
    'strangers of one company number',
    {
      a: 'is Ida Berg; tel +4315234567; works Lumen',
      b: 'is Otto Kern; tel +4315234567; works Lumen',
      c: 'is Lea Moss; tel +4315234567; works Lumen',
    },
    'a b c',
  ],
];
