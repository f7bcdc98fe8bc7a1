import { describe, expect, it } from 'vitest';
import type { AliasName } from '../aliases/aliases.js';
import { born, type CandidateFields, candidateWith, phones, solverInputOf } from '../testing/candidates.js';
import { explainer } from './explain.js';
import type { Judgement } from './judgements.js';
import { solvePersons } from './solve-persons.js';

const NUMBER = '436641234567@s.whatsapp.net';
const OTHER_NUMBER = '436647654321@s.whatsapp.net';
const LID = '98765@lid';

/** From a moment until another; a name without an end is borne still. */
const named = (name: string, from = 1, until: number | null = null): AliasName => ({ name, from, until });
const whatsapp = (told: CandidateFields, ...aliasNames: AliasName[]): CandidateFields => ({
  provider: 'whatsapp',
  ...told,
  aliasNames,
});
const discord = (told: CandidateFields, ...aliasNames: AliasName[]): CandidateFields => ({
  provider: 'discord',
  ...told,
  aliasNames,
});
/** In one address book, as previous resource names always are. */
const google = (told: CandidateFields, ...aliasNames: AliasName[]): CandidateFields => ({
  accountId: 'home',
  ...told,
  aliasNames,
});

const IDA = { displayName: 'Ida Berg' };
const OTTO = { displayName: 'Otto Moser' };
const BOOK: CandidateFields = { ...IDA, phones: phones('+436641234567') };

type Case = [title: string, told: Record<string, CandidateFields>, persons: string[][], asked?: string[][]];

describe('an alias', () => {
  it.each<Case>([
    [
      'of one entry of an account that was made anew is one person',
      { a: google(IDA, named('people/c1')), b: google({}, named('people/c1', 5), named('people/c2', 5)) },
      [['a', 'b']],
    ],
    [
      'of an entry means nobody in another account',
      { a: google({}, named('people/c1')), b: { aliasNames: [named('people/c1')] } },
      [['a'], ['b']],
    ],
    [
      'brings a LID together with the record that has both, whatever the names, as long as they do not contradict',
      { lid: whatsapp({}, named(LID)), both: whatsapp(IDA, named(LID, 5), named(NUMBER, 5)), book: BOOK },
      [['book', 'both', 'lid']],
    ],
    [
      'of a LID is no number, even one with the same digits',
      { lid: whatsapp(IDA, named('436641234567@lid')), book: { phones: phones('+436641234567') } },
      [['book'], ['lid']],
    ],
    [
      'of people who contradict each other joins nobody, and a person is asked',
      { a: whatsapp(IDA, named(LID)), b: whatsapp(OTTO, named(LID)) },
      [['a'], ['b']],
      [['a', 'b']],
    ],
    [
      'of one name and two birthdays joins nobody, and a person is asked',
      {
        a: whatsapp({ ...IDA, dates: born(1980, 4, 5) }, named(LID)),
        b: whatsapp({ ...IDA, dates: born(1991, 7, 20) }, named(LID)),
      },
      [['a'], ['b']],
      [['a', 'b']],
    ],
    [
      'of a user name that was taken by somebody else joins nobody',
      { a: discord({}, named('username:sunny', 1, 5)), b: discord({}, named('username:sunny', 5)) },
      [['a'], ['b']],
    ],
    [
      'of a user name that two bore at one time is one person',
      { a: discord({}, named('username:sunny', 1, 5)), b: discord({}, named('username:sunny', 4)) },
      [['a', 'b']],
    ],
    [
      'of a deleted entry holds still: its name was given to nobody else',
      { a: whatsapp({ deleted: true }, named(LID)), b: whatsapp({}, named(LID, 5)) },
      [['a', 'b']],
    ],
  ])('%s', (_, told, persons, asked = []) => {
    expect(solved(told)).toMatchObject({ persons, asked });
  });
});

describe('a number that changed hands', () => {
  const left = whatsapp({}, named(NUMBER, 1, 5), named(OTHER_NUMBER, 5));
  const took = whatsapp({}, named(NUMBER, 5));

  it.each<Case>([
    ['links nobody', { left, took }, [['left'], ['took']]],
    [
      'links him who left it with the address book that has it still, by name',
      { left: { ...left, ...IDA }, book: BOOK },
      [['book', 'left']],
    ],
    [
      'joins the address book with him who has its name, and not with him who took the number',
      { left: { ...left, ...IDA }, took, book: BOOK },
      [['book', 'left'], ['took']],
      [['book', 'took']],
    ],
    [
      'joins an address book without a name with neither, and a person is asked',
      { left, took, book: { phones: BOOK.phones ?? [] } },
      [['book'], ['left'], ['took']],
      [
        ['book', 'left'],
        ['book', 'took'],
      ],
    ],
  ])('%s', (_, told, persons, asked = []) => {
    expect(solved(told)).toMatchObject({ persons, asked, shared: [] });
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

it('a judgement holds before an alias', () => {
  const told = { a: whatsapp({}, named(LID)), b: whatsapp({}, named(LID)) };
  const different: Judgement = { judgementId: '1', verdict: 'NOT_SAME', groups: [['a'], ['b']], madeAt: 1 };
  expect(solved(told, [different])).toMatchObject({ persons: [['a'], ['b']], asked: [] });
});

it('an alias is the first of the rules that an explanation names, with its evidence', () => {
  const told = { a: google(BOOK, named('people/c1')), b: google(BOOK, named('people/c1')) };
  const { decision, rules, evidence, vetoes } = explainer(solverInputOf(candidatesOf(told)))('a', 'b');
  expect({ decision, rules, vetoes }).toEqual({ decision: 'one', rules: ['alias', 'phone', 'score'], vetoes: [] });
  const value = 'google home 1';
  expect(evidence).toContainEqual({ family: 'alias', level: 'exact', weight: 18, a: value, b: value });
});

function candidatesOf(told: Record<string, CandidateFields>) {
  return Object.entries(told).map(([id, said]) => candidateWith(id, said));
}

function solved(told: Record<string, CandidateFields>, judgements: readonly Judgement[] = []) {
  const { assignments, proposals, shared } = solvePersons(solverInputOf(candidatesOf(told), judgements));
  const persons = Map.groupBy(assignments, ([, { personId }]) => personId);
  return {
    persons: [...persons.values()].map((members) => members.map(([id]) => id).sort()).sort(),
    asked: proposals.map(({ a, b }) => [a, b]).sort(),
    shared: [...shared].flatMap(([id, isShared]) => (isShared ? [id] : [])),
  };
}
