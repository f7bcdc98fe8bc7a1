import { describe, expect, it } from 'vitest';
import { solvePersons } from '#domain';
import { solverInputOf } from '../run/solver-input.js';
import { ASKED } from './asked.js';
import { GROUPS } from './groups.js';
import { ONE_PERSON } from './one-person.js';
import { candidate } from './read.js';
import { TWO_PERSONS } from './two-persons.js';

function solved(records: Readonly<Record<string, string>>) {
  return solvePersons(solverInputOf(Object.entries(records).map(([letter, written]) => candidate(letter, written))));
}

function personsOf(records: Readonly<Record<string, string>>): string {
  const persons = Map.groupBy(solved(records).assignments, ([, { personId }]) => personId);
  const words = [...persons.values()].map((members) =>
    members
      .map(([letter]) => letter)
      .sort()
      .join(''),
  );
  return words.sort().join(' ');
}

describe('one person', () => {
  it.each(ONE_PERSON)('%s', (_, a, b) => {
    expect(personsOf({ a, b })).toBe('ab');
  });
});

describe('two persons', () => {
  it.each(TWO_PERSONS)('%s', (_, a, b) => {
    expect(personsOf({ a, b })).toBe('a b');
  });
});

describe('a person is asked', () => {
  it.each(ASKED)('%s', (_, a, b) => {
    expect(personsOf({ a, b })).toBe('a b');
    expect(solved({ a, b }).proposals.map((proposal) => [proposal.a, proposal.b])).toEqual([['a', 'b']]);
  });
});

describe('of several records', () => {
  it.each(GROUPS)('%s', (_, records, persons) => {
    expect(personsOf(records)).toBe(persons);
  });
});

it('there are two hundred hard cases, each with a name of its own', () => {
  const titles = [ONE_PERSON, TWO_PERSONS, ASKED, GROUPS].flatMap((cases) => cases.map(([title]) => title));
  expect(titles.length).toBeGreaterThanOrEqual(200);
});
