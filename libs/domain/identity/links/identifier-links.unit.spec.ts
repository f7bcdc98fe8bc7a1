import { describe, expect, it } from 'vitest';
import { born, type CandidateFields, candidateWith, emails, phones } from '../testing/candidates.js';
import { identifierLinks } from './identifier-links.js';

const MOBILE = '+436641234567';
const LANDLINE = '+4315234567';
const MAIL = 'berg@x.example';

function linksOf(kind: string, value: string, holders: Record<string, CandidateFields>, separated: string[] = []) {
  const held = { phone: { phones: phones(value) }, email: { emails: emails(value) } }[kind] ?? {};
  const known = new Map(Object.entries(holders).map(([id, fields]) => [id, candidateWith(id, { ...held, ...fields })]));
  const identifier = { identifierId: '1', kind, value, holders: [...known.keys()] };
  const { shared, pairs, doubtful } = identifierLinks(identifier, known, (a, b) => separated.includes(a + b));
  return { shared, pairs: pairs.map((pair) => pair.join('')), doubtful: doubtful.map((pair) => pair.join('')) };
}

const named = (displayName: string): CandidateFields => ({ displayName });
const IDA = named('Ida Berg');
const OTTO = named('Otto Berg');
const whatsapp = (name: string | null): CandidateFields => ({ provider: 'whatsapp', displayName: name });

type Case = [string, string, string, Record<string, CandidateFields>, string[], string[]?, boolean?];

describe('an identifier', () => {
  it.each<Case>([
    ['links holders of one name', 'email', MAIL, { a: IDA, b: IDA }, ['ab']],
    ['links compatible names', 'email', MAIL, { a: IDA, b: named('I. Berg') }, ['ab']],
    ['is shared by names that contradict each other', 'phone', MOBILE, { a: IDA, b: OTTO }, [], [], true],
    ['that is shared still links the very same name', 'phone', MOBILE, { a: IDA, b: IDA, c: OTTO }, ['ab'], [], true],
    ['that is shared links no nameless holder', 'phone', MOBILE, { a: IDA, b: OTTO, c: {} }, [], [], true],
    [
      'is shared by two full birthdays',
      'email',
      MAIL,
      { a: { ...IDA, dates: born(1980, 4, 5) }, b: { ...IDA, dates: born(1991, 7, 20) } },
      [],
      [],
      true,
    ],
    ['links a nameless holder of a mobile number', 'phone', MOBILE, { a: IDA, b: {} }, ['ab']],
    ['links no nameless holder of a landline', 'phone', LANDLINE, { a: IDA, b: {} }, []],
    [
      'links a nameless holder of a landline that its provider verifies',
      'phone',
      LANDLINE,
      { a: IDA, b: whatsapp(null) },
      ['ab'],
    ],
    ['of a landline links one given name', 'phone', LANDLINE, { a: IDA, b: named('Ida') }, ['ab']],
    ['of a landline links no initial', 'phone', LANDLINE, { a: IDA, b: named('I. Berg') }, []],
    [
      'asks about names that cannot be compared',
      'phone',
      MOBILE,
      { a: named('徳永英樹'), b: named('Hideki Tokunaga') },
      [],
      ['ab'],
    ],
    [
      'asks about a family name alone with an e-mail address',
      'email',
      MAIL,
      { a: { lastName: 'Berg' }, b: IDA },
      [],
      ['ab'],
    ],
    [
      'is shared by two family names of one number, and asks',
      'phone',
      MOBILE,
      { a: IDA, b: named('Ida Moser') },
      [],
      ['ab'],
      true,
    ],
    ['links two family names of one e-mail address', 'email', MAIL, { a: IDA, b: named('Ida Moser') }, ['ab']],
    [
      'links two entries of one account by the very same name only',
      'email',
      MAIL,
      { a: { ...IDA, accountId: 'x' }, b: { ...IDA, accountId: 'x' }, c: { ...named('Ida'), accountId: 'x' } },
      ['ab'],
    ],
  ])('%s', (_, kind, value, holders, pairs, doubtful = [], shared = false) => {
    expect(linksOf(kind, value, holders)).toEqual({ shared, pairs, doubtful });
  });

  it('is shared by holders that a judgement separates', () => {
    expect(linksOf('email', MAIL, { a: IDA, b: IDA }, ['ab'])).toEqual({ shared: true, pairs: [], doubtful: [] });
  });

  it('with more than fifty holders is shared and links nobody', () => {
    const crowd = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`c${i}`, IDA]));
    expect(linksOf('email', MAIL, crowd)).toEqual({ shared: true, pairs: [], doubtful: [] });
  });
});

describe('a number with validity intervals', () => {
  const NUMBER = '436641234567@s.whatsapp.net';
  const held = (name: string | null, from: number, until: number | null): CandidateFields => ({
    ...whatsapp(name),
    phones: [],
    aliasNames: [{ name: NUMBER, from, until }],
  });

  it.each<[string, Record<string, CandidateFields>, string[], string[], boolean]>([
    [
      'links no successive holders, and is not shared by them',
      { a: held('Ida', 1, 5), b: held('Otto', 5, null) },
      [],
      [],
      false,
    ],
    ['is shared by holders at one time', { a: held('Ida', 1, 6), b: held('Otto', 5, null) }, [], [], true],
    ['links holders at one time', { a: held('Ida', 1, 6), b: held('Ida', 5, null) }, ['ab'], [], false],
    [
      'links a holder of both times by its name only',
      { a: held('Ida', 1, 5), b: held(null, 5, null), c: named('Ida') },
      ['ac'],
      ['ac', 'bc'],
      false,
    ],
    [
      'links no successive holders in the order of their ids either',
      { a: held('Ida', 5, null), b: held('Otto', 1, 5) },
      [],
      [],
      false,
    ],
    [
      'asks about a nameless holder of both times, whatever its id',
      { a: {}, b: held('Ida', 1, 5), c: held(null, 5, null) },
      [],
      ['ab', 'ac'],
      false,
    ],
    [
      'asks about a nameless holder of both times',
      { a: held('Ida', 1, 5), b: held(null, 5, null), c: {} },
      [],
      ['ac', 'bc'],
      false,
    ],
  ])('%s', (_, holders, pairs, doubtful, shared) => {
    expect(linksOf('phone', MOBILE, holders)).toEqual({ shared, pairs, doubtful });
  });
});
