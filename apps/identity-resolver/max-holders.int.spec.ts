import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RawContactMessage } from '#contracts';
import { MAX_HOLDERS } from '#domain';
import { FoldWorld } from '../../test/support/fold/fold-world.js';
import { contactGone, contactSeen, type Keyed, type Said } from '../../test/support/fold/raw-records.js';
import { resolved } from '../../test/support/fold/resolved-world.js';
import { solveFromScratch } from '../../test/support/fold/solve-from-scratch.js';

const NUMBERS = ['+43 664 1234567', '+43 664 7654321'] as const;
const RUNS = { numRuns: 10, seed: 20_261_120 };

let world: FoldWorld;

beforeAll(async () => {
  world = await FoldWorld.open();
});
afterAll(() => world?.close());

/** One contact and what it says from now on; undefined: it is gone. */
type Telling = readonly [contact: number, said: Said | undefined];

const said: fc.Arbitrary<Said> = fc
  .record({
    name: fc.constantFrom('Idalia Bergström', 'Otto Moser', undefined),
    phones: fc.subarray([...NUMBERS]),
    birthday: fc.constantFrom({ year: 1971, month: 5, day: 9 }, undefined),
  })
  .map(({ name, birthday, ...rest }) => ({ ...(name && { name }), ...(birthday && { birthday }), ...rest }));
const telling: fc.Arbitrary<Telling> = fc.tuple(
  fc.nat(MAX_HOLDERS + 3),
  fc.oneof({ weight: 6, arbitrary: said }, { weight: 1, arbitrary: fc.constant(undefined) }),
);

it('around the most that bear an identifier, what comes and goes ends in what solving everything at once comes to', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 2, maxLength: 2 }),
      fc.array(fc.array(telling, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 8 }),
      async (some, batches) => {
        await world.clear();
        const told: Keyed<RawContactMessage>[] = [];
        const crowd = Array.from({ length: MAX_HOLDERS - 1 }, (_, n): Telling => [n, { phones: NUMBERS.slice(0, 1) }]);
        const few = some.map((one, n): Telling => [MAX_HOLDERS + n, one]);
        for (const batch of [[...crowd, ...few], ...batches]) {
          const records = batch.map(([n, one], i) => recordOf(n, told.length + i, one));
          told.push(...records);
          world.tell(records);
          await world.resolve({ resolving: { batch: 20 } });
          expect(await resolved(world.database)).toEqual(solveFromScratch(told.map(({ message }) => message)));
        }
      },
    ),
    RUNS,
  ));

it('when the last but one of too many leaves and another comes in one batch, each is counted', async () => {
  await world.clear();
  const told: Keyed<RawContactMessage>[] = [];
  const persons = async (...tellings: Telling[]): Promise<number> => {
    const records = tellings.map(([n, one], i) => recordOf(n, told.length + i, one));
    told.push(...records);
    world.tell(records);
    await world.resolve();
    const now = await resolved(world.database);
    expect(now).toEqual(solveFromScratch(told.map(({ message }) => message)));
    return new Set(Object.values(now.persons)).size;
  };
  const bears: Said = { phones: NUMBERS.slice(0, 1) };
  const everybody = Array.from({ length: MAX_HOLDERS }, (_, n): Telling => [n, bears]);

  expect(await persons(...everybody)).toBe(1);
  expect(await persons([MAX_HOLDERS, bears])).toBe(MAX_HOLDERS + 1);
  expect(await persons([0, {}], [MAX_HOLDERS + 1, bears])).toBe(MAX_HOLDERS + 2);
  expect(await persons([1, {}])).toBe(3);
  expect(await persons([2, {}], [3, {}])).toBe(5);
  expect(await persons([0, bears], [1, bears], [2, bears])).toBe(MAX_HOLDERS + 2);
});

function recordOf(n: number, turn: number, one: Said | undefined): Keyed<RawContactMessage> {
  const told = { externalId: `c${n}`, turn, accountId: `account of ${n}` };
  return one ? contactSeen(told, one) : contactGone(told);
}
