import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactWith } from '../../contact/testing/contact-with.js';
import { nameOf } from '../names/index.js';
import type { SolverIdentity } from './identifier-links.js';
import { solve } from './solve.js';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const NAMES = ['Ida Berg', 'Ida', 'Otto Berg', 'Otto Berg Jr', null];
const RUNS = { numRuns: 500, seed: 20_261_120 };

const identities = fc.tuple(
  ...IDS.map((identityId) =>
    fc
      .record({ name: fc.constantFrom(...NAMES), firstObservedAt: fc.nat(3) })
      .map(({ name, firstObservedAt }): SolverIdentity => {
        return { identityId, firstObservedAt, name: nameOf(contactWith({ displayName: name })) };
      }),
  ),
);
const identifiers = fc.array(
  fc.record({
    identifierId: fc.uuid(),
    kind: fc.constantFrom('email', 'phone'),
    bearers: fc.subarray(IDS, { maxLength: 4 }),
  }),
  { maxLength: 6 },
);
const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

describe('solve', () => {
  it('depends on the sets given and not on their order', () => {
    const inTwoOrders = fc
      .tuple(identities, identifiers)
      .chain(([people, known]) =>
        fc.tuple(
          fc.constant({ people, known }),
          shuffled(people),
          shuffled(known.map((one) => ({ ...one, bearers: [...one.bearers].reverse() }))),
        ),
      );
    fc.assert(
      fc.property(inTwoOrders, ([{ people, known }, peopleAgain, knownAgain]) => {
        expect(solve(peopleAgain, knownAgain)).toEqual(solve(people, known));
      }),
      RUNS,
    );
  });

  it('names every person after its first identity, which belongs to it', () => {
    fc.assert(
      fc.property(identities, identifiers, (people, known) => {
        const { placements } = solve(people, known);
        const times = new Map(people.map(({ identityId, firstObservedAt }) => [identityId, firstObservedAt]));
        for (const [identityId, { personId }] of placements) {
          expect(placements.get(personId)?.personId).toBe(personId);
          const [first, own] = [personId, identityId].map((id) => [times.get(id) ?? -1, id]);
          expect([first, own].sort()[0]).toEqual(first);
        }
      }),
      RUNS,
    );
  });
});
