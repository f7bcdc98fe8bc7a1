import { describe, expect, it } from 'vitest';
import { compareCandidates } from '../pairs/comparisons.js';
import { MODEL } from '../score/index.js';
import { born, type CandidateFields, candidateWith, emails, phones } from '../testing/candidates.js';
import { joinsByScore } from './joins-by-score.js';

const NUMBER = { phones: phones('+436641111111') };
const OTHER_NUMBER = { phones: phones('+436642222222') };
const on = (year: number | null, month: number, day: number): CandidateFields => ({ dates: born(year, month, day) });
const named = (displayName: string, ...rest: CandidateFields[]): CandidateFields =>
  Object.assign({ displayName }, ...rest);
const at = (street: string, postalCode: string): CandidateFields => ({
  addresses: [
    {
      ...{ label: null, primary: false, extended: null, poBox: null, region: null, country: null, countryCode: null },
      ...{ street, city: 'Graz', postalCode, formatted: null },
    },
  ],
});
const job = (name: string | null, title: string | null): CandidateFields => ({
  organizations: [{ name, title, department: null, primary: false }],
});

const HOME = at('Bergweg 1', '80101');
const BIRTHDAY = on(1980, 4, 5);
const RARE = 'Ida Lindqvist';
type Case = [title: string, a: CandidateFields, b: CandidateFields, joins: boolean];

function expectJoin(a: CandidateFields, b: CandidateFields, joins: boolean): void {
  const [one, other] = [candidateWith('a', a), candidateWith('b', b)];
  const comparison = compareCandidates(one, other, { model: MODEL, shared: new Set() });
  expect(joinsByScore(comparison, [one, other], MODEL)).toBe(joins);
}

describe('contacts join by', () => {
  it.each<Case>([
    ['name and birthday', named(RARE, BIRTHDAY), named(RARE, BIRTHDAY), true],
    ['name and house', named(RARE, HOME), named(RARE, HOME), true],
    ['not a name alone', named(RARE), named(RARE), false],
    ['not name and company', named(RARE, job('Lumen', 'baker')), named(RARE, job('Lumen', 'baker')), false],
    ['not a name and a birthday that is only near', named(RARE, BIRTHDAY), named(RARE, on(1980, 4, 6)), false],
    ['not an initial and a house', named('I. Lindqvist', HOME), named(RARE, HOME), false],
    [
      'not a given name with a slip and a house',
      named('Theodora Lindqvist', HOME),
      named('Theodroa Lindqvist', HOME),
      false,
    ],
    [
      'not a nickname and a birthday without its year',
      named('Bob Quillfeather', on(null, 4, 5)),
      named('Robert Quillfeather', on(null, 4, 5)),
      false,
    ],
    [
      'not names that contradict each other',
      named('Otto Lindqvist', BIRTHDAY, HOME),
      named(RARE, BIRTHDAY, HOME),
      false,
    ],
    ['name, birthday and house', named('I. Lindqvist', BIRTHDAY, HOME), named(RARE, BIRTHDAY, HOME), true],
  ])('%s', (_, a, b, joins) => expectJoin({ ...a, ...NUMBER }, { ...b, ...OTHER_NUMBER }, joins));

  it.each<Case>([
    ['name and birthday', named(RARE, BIRTHDAY), named(RARE, BIRTHDAY), true],
    ['not name and house: father and son have both in common', named(RARE, HOME), named(RARE, HOME), false],
  ])('in one account: %s', (_, a, b, joins) =>
    expectJoin({ ...a, ...NUMBER, accountId: 'one' }, { ...b, ...OTHER_NUMBER, accountId: 'one' }, joins),
  );

  it('name and an e-mail address with a slip', () => {
    expectJoin(
      named(RARE, { emails: emails('lindqvist@x.example') }),
      named(RARE, { emails: emails('lindqivst@x.example') }),
      true,
    );
  });
});

describe('records without contact identifiers join by', () => {
  it.each<Case>([
    ['name and birthday', named(RARE, BIRTHDAY), named(RARE, BIRTHDAY), true],
    [
      'not another given name in one house',
      named(RARE, BIRTHDAY, HOME),
      named('Otto Lindqvist', on(1980, 9, 6), HOME),
      false,
    ],
    ['a name and a birthday that is only near', named(RARE, BIRTHDAY), named(RARE, on(1980, 4, 6)), true],
    ['not a name alone', named(RARE), named(RARE), false],
    [
      'not name and title: namesakes work in one trade',
      named(RARE, job(null, 'baker')),
      named(RARE, job(null, 'baker')),
      false,
    ],
    [
      'not names that cannot be compared',
      named('徳永英樹', BIRTHDAY, HOME),
      named('Hideki Tokunaga', BIRTHDAY, HOME),
      false,
    ],
    ['an initial and one house', named('I. Lindqvist', HOME), named(RARE, HOME), true],
    ['not an initial and one street', named('I. Lindqvist', HOME), named(RARE, at('Bergweg 3', '80101')), false],
  ])('%s', (_, a, b, joins) => expectJoin(a, b, joins));
});
