import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RawContactMessage } from '#contracts';
import { MAX_HOLDERS } from '#domain';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import {
  type ContactFields,
  contactDelete,
  contactUpsert,
  type Keyed,
} from '../../test/support/fold/records/raw-records.js';
import { readResolvedState } from '../../test/support/fold/reference/resolved-state.js';
import { solveFromScratch } from '../../test/support/fold/reference/solve-from-scratch.js';

const NUMBERS = ['+43 664 1234567', '+43 664 7654321'] as const;
const RUNS = { numRuns: 10, seed: 20_261_120 };

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
afterAll(() => harness?.close());

/** A contact and its new fields; undefined: it is deleted. */
type ContactChange = readonly [contact: number, fields: ContactFields | undefined];

const fields: fc.Arbitrary<ContactFields> = fc
  .record({
    name: fc.constantFrom('Idalia Bergström', 'Otto Moser', undefined),
    phones: fc.subarray([...NUMBERS]),
    birthday: fc.constantFrom({ year: 1971, month: 5, day: 9 }, undefined),
  })
  .map(({ name, birthday, ...rest }) => ({ ...(name && { name }), ...(birthday && { birthday }), ...rest }));
const contactChange: fc.Arbitrary<ContactChange> = fc.tuple(
  fc.nat(MAX_HOLDERS + 3),
  fc.oneof({ weight: 6, arbitrary: fields }, { weight: 1, arbitrary: fc.constant(undefined) }),
);

it('around the greatest number of holders, any order of changes ends in the same state as solving everything at once', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fields, { minLength: 2, maxLength: 2 }),
      fc.array(fc.array(contactChange, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 8 }),
      async (some, batches) => {
        await harness.clear();
        const observed: Keyed<RawContactMessage>[] = [];
        const crowd = Array.from(
          { length: MAX_HOLDERS - 1 },
          (_, n): ContactChange => [n, { phones: NUMBERS.slice(0, 1) }],
        );
        const few = some.map((one, n): ContactChange => [MAX_HOLDERS + n, one]);
        for (const batch of [[...crowd, ...few], ...batches]) {
          const records = batch.map(([n, one], i) => recordOf(n, observed.length + i, one));
          observed.push(...records);
          harness.appendRecords(records);
          await harness.resolve({ resolving: { batch: 20 } });
          expect(await readResolvedState(harness.database)).toEqual(
            solveFromScratch(observed.map(({ message }) => message)),
          );
        }
      },
    ),
    RUNS,
  ));

it('when one holder leaves and another joins in one batch, both are counted', async () => {
  await harness.clear();
  const observed: Keyed<RawContactMessage>[] = [];
  const persons = async (...changes: ContactChange[]): Promise<number> => {
    const records = changes.map(([n, one], i) => recordOf(n, observed.length + i, one));
    observed.push(...records);
    harness.appendRecords(records);
    await harness.resolve();
    const now = await readResolvedState(harness.database);
    expect(now).toEqual(solveFromScratch(observed.map(({ message }) => message)));
    return new Set(Object.values(now.persons)).size;
  };
  const holder: ContactFields = { phones: NUMBERS.slice(0, 1) };
  const everybody = Array.from({ length: MAX_HOLDERS }, (_, n): ContactChange => [n, holder]);

  expect(await persons(...everybody)).toBe(1);
  expect(await persons([MAX_HOLDERS, holder])).toBe(MAX_HOLDERS + 1);
  expect(await persons([0, {}], [MAX_HOLDERS + 1, holder])).toBe(MAX_HOLDERS + 2);
  expect(await persons([1, {}])).toBe(3);
  expect(await persons([2, {}], [3, {}])).toBe(5);
  expect(await persons([0, holder], [1, holder], [2, holder])).toBe(MAX_HOLDERS + 2);
});

function recordOf(n: number, turn: number, one: ContactFields | undefined): Keyed<RawContactMessage> {
  const ref = { externalId: `c${n}`, turn, accountId: `account of ${n}` };
  return one ? contactUpsert(ref, one) : contactDelete(ref);
}
