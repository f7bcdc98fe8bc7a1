import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AliasName } from '../aliases/aliases.js';
import { isCandidatePair, isWorthAsking } from '../pairs/candidate-pair.js';
import { compareCandidates } from '../pairs/comparisons.js';
import { MODEL } from '../score/index.js';
import { born, candidateWith, emails, phones, solverInputOf } from '../testing/candidates.js';
import { explainer } from './explain.js';
import type { Judgement } from './judgements.js';
import { solvePersons } from './solve-persons.js';
import { type Candidate, MAX_HOLDERS } from './solver-input.js';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const RUNS = { numRuns: 300, seed: 20_261_120 };

const aliasNames: fc.Arbitrary<AliasName[]> = fc.array(
  fc
    .record({
      name: fc.constantFrom('people/c1', '98765@lid', '436641234567@s.whatsapp.net', 'username:ida'),
      from: fc.nat(3),
      lasted: fc.constantFrom(null, 0, 1, 3),
    })
    .map(({ name, from, lasted }) => ({ name, from, until: lasted === null ? null : from + lasted })),
  { maxLength: 2 },
);

const candidates: fc.Arbitrary<Candidate[]> = fc
  .tuple(
    ...IDS.map(() =>
      fc.record({
        displayName: fc.constantFrom(
          'Ida Lindqvist',
          'Ida',
          'Otto Lindqvist',
          'Otto Lindqvist Jr',
          'I. Lindqvist',
          null,
        ),
        emails: fc.subarray(['ida@x.example', 'otto@x.example']).map((values) => emails(...values)),
        phones: fc.subarray(['+436641234567', '+4315234567']).map((values) => phones(...values)),
        dates: fc.constantFrom([], [], born(1980, 4, 5), born(1991, 7, 20), born(null, 4, 5)),
        accountId: fc.constantFrom('one', 'two', 'three'),
        firstObservedAt: fc.nat(3),
        provider: fc.constantFrom('google', 'whatsapp'),
        aliasNames,
      }),
    ),
  )
  .map((fields) => fields.map((judged, i) => candidateWith(IDS[i] ?? '', judged)));

const judgement = (judgementId: string): fc.Arbitrary<Judgement> =>
  fc
    .record({
      verdict: fc.constantFrom('SAME' as const, 'NOT_SAME' as const, 'UNSURE' as const),
      ids: fc.shuffledSubarray(IDS, { minLength: 2, maxLength: 4 }),
      madeAt: fc.nat(3),
    })
    .map(({ verdict, ids, madeAt }) => {
      const groups = verdict === 'SAME' ? [ids] : [ids.slice(0, 1), ids.slice(1)];
      return { judgementId, verdict, groups, madeAt };
    });
const judgements = fc.tuple(judgement('1'), judgement('2'), judgement('3')).chain((all) => fc.subarray(all));
const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

describe('solvePersons', () => {
  it('depends on the sets given and not on their order', () => {
    const inTwoOrders = fc
      .tuple(candidates, judgements)
      .chain(([people, judged]) => fc.tuple(fc.constant({ people, judged }), shuffled(people), shuffled(judged)));
    fc.assert(
      fc.property(inTwoOrders, ([{ people, judged }, peopleAgain, judgedAgain]) => {
        const [one, other] = [
          solvePersons(solverInputOf(people, judged)),
          solvePersons(solverInputOf(peopleAgain, judgedAgain)),
        ];
        expect(sorted(other.assignments)).toEqual(sorted(one.assignments));
        expect(sorted(other.shared)).toEqual(sorted(one.shared));
        expect(other.proposals).toEqual(one.proposals);
      }),
      RUNS,
    );
  });

  it('depends on what the identities contain, and not on their random ids', () => {
    const renamed = fc.tuple(candidates, shuffled(IDS));
    fc.assert(
      fc.property(renamed, ([people, names]) => {
        const idOf = new Map(people.map(({ identityId }, i) => [identityId, `r${names[i]}`]));
        const others = people.map((one) => ({ ...one, identityId: idOf.get(one.identityId) ?? '' }));
        const partition = (input: readonly Candidate[], name: (id: string) => string | undefined) => {
          const { assignments } = solvePersons(solverInputOf(input));
          const persons = Map.groupBy(assignments, ([, { personId }]) => personId).values();
          return [...persons]
            .map((members) =>
              members
                .map(([id]) => name(id))
                .sort()
                .join(' '),
            )
            .sort();
        };
        const contents = new Map(people.map(({ identityId, ...content }) => [identityId, JSON.stringify(content)]));
        const originals = new Map([...idOf].map(([from, to]) => [to, from]));
        // Of identities with one content, either may stand for the other.
        expect(partition(others, (id) => contents.get(originals.get(id) ?? ''))).toEqual(
          partition(people, (id) => contents.get(id)),
        );
      }),
      RUNS,
    );
  });

  it('names every person after its first identity, which belongs to it', () => {
    fc.assert(
      fc.property(candidates, judgements, (people, judged) => {
        const { assignments } = solvePersons(solverInputOf(people, judged));
        const moments = new Map(people.map(({ identityId, firstObservedAt }) => [identityId, firstObservedAt]));
        for (const [identityId, { personId }] of assignments) {
          expect(assignments.get(personId)?.personId).toBe(personId);
          const [first, own] = [personId, identityId].map((id) => `${moments.get(id)} ${id}`);
          expect([first, own].sort()[0]).toBe(first);
        }
      }),
      RUNS,
    );
  });

  it('joins and separates as the last judgement decides, whatever else is known', () => {
    fc.assert(
      fc.property(candidates, judgements, judgement('last'), (people, judged, last) => {
        fc.pre(last.verdict !== 'UNSURE');
        const { assignments } = solvePersons(solverInputOf(people, [...judged, { ...last, madeAt: 9 }]));
        const personsOf = (ids: readonly string[]) => new Set(ids.map((id) => assignments.get(id)?.personId));
        for (const group of last.groups) expect(personsOf(group).size).toBe(1);
        expect(personsOf(last.groups.flat()).size).toBe(last.groups.length);
      }),
      RUNS,
    );
  });

  it('does not depend on earlier calls', () => {
    fc.assert(
      fc.property(candidates, judgements, (people, judged) => {
        const before = solvePersons(solverInputOf(people.slice(0, 4)));
        solvePersons(solverInputOf(people, judged));
        expect(solvePersons(solverInputOf(people.slice(0, 4)))).toEqual(before);
      }),
      RUNS,
    );
  });

  it('never joins two of different generations, or two given names, without a judgement', () => {
    fc.assert(
      fc.property(candidates, (people) => {
        const { assignments } = solvePersons(solverInputOf(people));
        for (const members of Map.groupBy(people, ({ identityId }) => assignments.get(identityId)?.personId).values()) {
          const given = new Set(members.map(({ features }) => features.name.given[0]?.[0]).filter(Boolean));
          expect(given.size).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });
});

/** More holders of one number than may link; a few of them hold another number too, and all of those are given. */
const crowds = fc
  .record({
    others: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
    names: fc.array(fc.constantFrom('Ida Lindqvist', 'Otto Lindqvist', null), { minLength: 60, maxLength: 60 }),
    given: fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 2 }),
  })
  .map(({ others, names, given }) => ({
    pair: given.map((i) => `c${i}`),
    given: new Set([...given, ...others].map((i) => `c${i}`)),
    people: Array.from({ length: MAX_HOLDERS + 1 }, (_, i) =>
      candidateWith(`c${i}`, {
        displayName: names[i] ?? null,
        phones: phones('+436641234567', ...(others.includes(i) ? ['+436647654321'] : [])),
      }),
    ),
  }));

describe('explainer', () => {
  it('explains two holders of a number with many holders alike, whichever other holders are given', () => {
    fc.assert(
      fc.property(crowds, ({ people, pair: [a = '', b = ''], given }) => {
        const input = solverInputOf(people);
        const some = { ...input, identities: people.filter(({ identityId }) => given.has(identityId)) };
        const { score, evidence, negative, vetoes } = explainer(input)(a, b);
        expect(explainer(some)(a, b)).toMatchObject({ score, evidence, negative, vetoes });
      }),
      RUNS,
    );
  });
});

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('isCandidatePair', () => {
  it('agrees with the full comparison', () => {
    fc.assert(
      fc.property(candidates, ([one, ...others]) => {
        const scale = { model: MODEL, shared: new Set<string>() };
        const alike = others.map((other) => one && isCandidatePair(one, other));
        expect(alike).toEqual(
          others.map((other) => one && isWorthAsking(compareCandidates(one, other, scale), [one, other], MODEL)),
        );
      }),
      RUNS,
    );
  });
});
