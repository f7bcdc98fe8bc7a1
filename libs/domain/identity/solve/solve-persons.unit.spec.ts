import { describe, expect, it } from 'vitest';
import { born, type CandidateFields, candidateWith, emails, phones, solverInputOf } from '../testing/candidates.js';
import type { Judgement } from './judgements.js';
import { solvePersons } from './solve-persons.js';

const MAIL = emails('ida@post.example');
const MOBILE = phones('+436641234567');
const LANDLINE = phones('+4315234567');

describe('solvePersons', () => {
  it.each<[string, Record<string, CandidateFields>, string[][]]>([
    [
      'one e-mail and names that agree are one person',
      { a: { displayName: 'Ida Berg', emails: MAIL }, b: { displayName: 'I. Berg', emails: MAIL } },
      [['a', 'b']],
    ],
    [
      'one e-mail and names that contradict each other are two',
      { a: { displayName: 'Ida Berg', emails: MAIL }, b: { displayName: 'Otto Berg', emails: MAIL } },
      [['a'], ['b']],
    ],
    [
      'one e-mail and name and two birthdays are two',
      {
        a: { displayName: 'Ida Berg', emails: MAIL, dates: born(1980, 4, 5) },
        b: { displayName: 'Ida Berg', emails: MAIL, dates: born(1990, 7, 6) },
      },
      [['a'], ['b']],
    ],
    [
      'a mobile number links a nameless record with its only other holder',
      { a: { displayName: 'Ida Berg', phones: MOBILE }, b: { phones: MOBILE } },
      [['a', 'b']],
    ],
    [
      'a landline does not link a nameless record',
      { a: { displayName: 'Ida Berg', phones: LANDLINE }, b: { phones: LANDLINE } },
      [['a'], ['b']],
    ],
    [
      'two entries of one account are one only under the same name',
      {
        a: { accountId: 'one', displayName: 'Ida Berg', emails: MAIL },
        b: { accountId: 'one', displayName: 'Ida Berg', emails: MAIL },
        c: { accountId: 'one', displayName: 'Ida', emails: MAIL },
      },
      [['a', 'b'], ['c']],
    ],
    [
      'a record without a name between two persons goes to neither',
      {
        a: { displayName: 'Ida Berg', emails: MAIL },
        b: { displayName: 'Otto Berg', emails: emails('otto@post.example') },
        c: { emails: [...MAIL, ...emails('otto@post.example')] },
        d: { emails: emails('otto@post.example') },
      },
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
    ],
  ])('%s', (_, records, persons) => {
    expect(personsOf(records)).toEqual(persons);
  });

  it('follows judgements, and the later of two', () => {
    const records = { a: { displayName: 'Ida Berg', emails: MAIL }, b: { displayName: 'Ida Berg', emails: MAIL } };
    const different = judgement('1', 'NOT_SAME', [['a'], ['b']], 1);
    const same = judgement('2', 'SAME', [['a', 'b']], 2);
    expect(personsOf(records, [different])).toEqual([['a'], ['b']]);
    expect(personsOf(records, [same, different])).toEqual([['a', 'b']]);
    expect(personsOf({ a: {}, b: {}, c: {} }, [same])).toEqual([['a', 'b'], ['c']]);
  });

  it('proposes likely pairs that no link joined', () => {
    const records = { a: { displayName: 'Ida Berg', emails: MAIL }, b: { displayName: 'Otto Berg', emails: MAIL } };
    const { assignments, proposals, shared } = solved({
      ...records,
      c: { displayName: 'Ida Berg', dates: born(1980, 4, 5) },
    });
    expect([...assignments.values()].map(({ personId, rule }) => [personId, rule])).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
    expect([...shared].filter(([, isShared]) => isShared)).toEqual([['email ida@post.example', true]]);
    expect(proposals.map(({ a, b, vetoes, unsure }) => ({ a, b, vetoes, unsure }))).toEqual([
      { a: 'a', b: 'c', vetoes: [], unsure: false },
    ]);
  });
});

function solved(records: Record<string, CandidateFields>, judgements: readonly Judgement[] = []) {
  const candidates = Object.entries(records).map(([id, fields]) => candidateWith(id, fields));
  return solvePersons(solverInputOf(candidates, judgements));
}

function personsOf(records: Record<string, CandidateFields>, judgements: readonly Judgement[] = []): string[][] {
  const persons = Map.groupBy(solved(records, judgements).assignments, ([, { personId }]) => personId);
  return [...persons.values()].map((members) => members.map(([id]) => id).sort()).sort();
}

function judgement(judgementId: string, verdict: Judgement['verdict'], groups: string[][], madeAt: number): Judgement {
  return { judgementId, verdict, groups, madeAt };
}
