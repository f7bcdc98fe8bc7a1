import { describe, expect, it } from 'vitest';
import type { AliasName } from '../aliases/aliases.js';
import { born, type CandidateFields, candidateWith, phones, solverInputOf } from '../testing/candidates.js';
import { explainer } from './explain.js';
import type { Judgement } from './judgements.js';
import { solvePersons } from './solve-persons.js';

const NUMBER = '436641234567@s.whatsapp.net';
const OTHER_NUMBER = '436647654321@s.whatsapp.net';
const LID = '98765@lid';

/** Valid from a moment until another; without an end it is still valid. */
const named = (name: string, from = 1, until: number | null = null): AliasName => ({ name, from, until });
const whatsapp = (fields: CandidateFields, ...aliasNames: AliasName[]): CandidateFields => ({
  provider: 'whatsapp',
  ...fields,
  aliasNames,
});
const discord = (fields: CandidateFields, ...aliasNames: AliasName[]): CandidateFields => ({
  provider: 'discord',
  ...fields,
  aliasNames,
});
/** In one address book, as previous resource names always are. */
const google = (fields: CandidateFields, ...aliasNames: AliasName[]): CandidateFields => ({
  accountId: 'home',
  ...fields,
  aliasNames,
});

const IDA = { displayName: 'Ida Berg' };
const OTTO = { displayName: 'Otto Moser' };
const BOOK: CandidateFields = { ...IDA, phones: phones('+436641234567') };

type Case = [title: string, fields: Record<string, CandidateFields>, persons: string[][], asked?: string[][]];

describe('an alias', () => {
  it.each<Case>([
    [
      'of one entry of an account that was made anew is one person',
      { a: google(IDA, named('people/c1')), b: google({}, named('people/c1', 5), named('people/c2', 5)) },
      [['a', 'b']],
    ],
    [
      'of an entry links nothing in another account',
      { a: google({}, named('people/c1')), b: { aliasNames: [named('people/c1')] } },
      [['a'], ['b']],
    ],
    [
      'links a LID with the record that has both, as long as the names do not contradict',
      { lid: whatsapp({}, named(LID)), both: whatsapp(IDA, named(LID, 5), named(NUMBER, 5)), book: BOOK },
      [['book', 'both', 'lid']],
    ],
    [
      'of a LID is no number, even one with the same digits',
      { lid: whatsapp(IDA, named('436641234567@lid')), book: { phones: phones('+436641234567') } },
      [['book'], ['lid']],
    ],
    [
      'does not link people who contradict each other, and a person is asked',
      { a: whatsapp(IDA, named(LID)), b: whatsapp(OTTO, named(LID)) },
      [['a'], ['b']],
      [['a', 'b']],
    ],
    [
      'does not link one name with two birthdays, and a person is asked',
      {
        a: whatsapp({ ...IDA, dates: born(1980, 4, 5) }, named(LID)),
        b: whatsapp({ ...IDA, dates: born(1991, 7, 20) }, named(LID)),
      },
      [['a'], ['b']],
      [['a', 'b']],
    ],
    [
      'does not link successive holders of a user name',
      { a: discord({}, named('username:sunny', 1, 5)), b: discord({}, named('username:sunny', 5)) },
      [['a'], ['b']],
    ],
    [
      'links holders of a user name at one time',
      { a: discord({}, named('username:sunny', 1, 5)), b: discord({}, named('username:sunny', 4)) },
      [['a', 'b']],
    ],
    [
      'of a deleted entry stays valid until another entry has it',
      { a: whatsapp({ deleted: true }, named(LID)), b: whatsapp({}, named(LID, 5)) },
      [['a', 'b']],
    ],
  ])('%s', (_, fields, persons, asked = []) => {
    expect(solved(fields)).toMatchObject({ persons, asked });
  });
});

describe('a number that changed hands', () => {
  const left = whatsapp({}, named(NUMBER, 1, 5), named(OTHER_NUMBER, 5));
  const took = whatsapp({}, named(NUMBER, 5));

  it.each<Case>([
    ['links nobody', { left, took }, [['left'], ['took']]],
    [
      'links its former holder with an address book that still has it, by name',
      { left: { ...left, ...IDA }, book: BOOK },
      [['book', 'left']],
    ],
    [
      'links the address book with the holder of its name, and not with the new holder of the number',
      { left: { ...left, ...IDA }, took, book: BOOK },
      [['book', 'left'], ['took']],
      [['book', 'took']],
    ],
    [
      'links a nameless address book entry with neither, and a person is asked',
      { left, took, book: { phones: BOOK.phones ?? [] } },
      [['book'], ['left'], ['took']],
      [
        ['book', 'left'],
        ['book', 'took'],
      ],
    ],
  ])('%s', (_, fields, persons, asked = []) => {
    expect(solved(fields)).toMatchObject({ persons, asked, shared: [] });
  });

  it('is not shared by people of two names, one after the other', () => {
    expect(solved({ left: { ...left, ...IDA }, took: { ...took, ...OTTO } })).toEqual({
      persons: [['left'], ['took']],
      asked: [],
      shared: [],
    });
    expect(solved({ left: whatsapp(IDA, named(NUMBER, 1, 6)), took: { ...took, ...OTTO } }).shared).toEqual([
      'phone +436641234567',
    ]);
  });
});

it('a judgement outweighs an alias', () => {
  const fields = { a: whatsapp({}, named(LID)), b: whatsapp({}, named(LID)) };
  const different: Judgement = { judgementId: '1', verdict: 'NOT_SAME', groups: [['a'], ['b']], madeAt: 1 };
  expect(solved(fields, [different])).toMatchObject({ persons: [['a'], ['b']], asked: [] });
});

it('an alias is the first rule of an explanation, with its evidence', () => {
  const fields = { a: google(BOOK, named('people/c1')), b: google(BOOK, named('people/c1')) };
  const { decision, rules, evidence, vetoes } = explainer(solverInputOf(candidatesOf(fields)))('a', 'b');
  expect({ decision, rules, vetoes }).toEqual({ decision: 'one', rules: ['alias', 'phone', 'score'], vetoes: [] });
  const value = 'google home 1';
  expect(evidence).toContainEqual({ family: 'alias', level: 'exact', weight: 18, a: value, b: value });
});

function candidatesOf(fields: Record<string, CandidateFields>) {
  return Object.entries(fields).map(([id, record]) => candidateWith(id, record));
}

function solved(fields: Record<string, CandidateFields>, judgements: readonly Judgement[] = []) {
  const { assignments, proposals, shared } = solvePersons(solverInputOf(candidatesOf(fields), judgements));
  const persons = Map.groupBy(assignments, ([, { personId }]) => personId);
  return {
    persons: [...persons.values()].map((members) => members.map(([id]) => id).sort()).sort(),
    asked: proposals.map(({ a, b }) => [a, b]).sort(),
    shared: [...shared].flatMap(([id, isShared]) => (isShared ? [id] : [])),
  };
}
