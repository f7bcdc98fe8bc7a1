import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RawContactMessage } from '#contracts';
import { MAX_BLOCK, SMALL_BLOCK } from '#domain';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import { type ContactFields, contactUpsert, type Keyed } from '../../test/support/fold/records/raw-records.js';
import { readResolvedState } from '../../test/support/fold/reference/resolved-state.js';
import { solveFromScratch } from '../../test/support/fold/reference/solve-from-scratch.js';

/** Enough for a score to join two. */
const IDALIA: ContactFields = { name: 'Idalia Bergström', birthday: { year: 1971, month: 5, day: 9 } };
const OTTO: ContactFields = { name: 'Otto Moser' };

let harness: FoldHarness;
let observed: Keyed<RawContactMessage>[] = [];

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(async () => {
  observed = [];
  await harness.clear();
});
afterAll(() => harness?.close());

it('a block with one holder too many produces no pairs, and pairs all its holders again when one leaves', async () => {
  await seen(Array.from({ length: MAX_BLOCK }, (_, n) => [n, IDALIA]));
  expect(await persons()).toBe(1);

  await seen([[MAX_BLOCK, IDALIA]]);
  expect(await persons()).toBe(MAX_BLOCK + 1);

  await seen([[3, OTTO]]);
  expect(await persons()).toBe(2);
});

it('a name with more than a few holders opens no reviews by itself, and opens them again when one holder is renamed', async () => {
  const namesake = { name: 'Idalia Bergström' };
  await seen(Array.from({ length: SMALL_BLOCK }, (_, n) => [n, namesake]));
  expect(await reviews()).toBeGreaterThan(0);

  await seen([[SMALL_BLOCK, namesake]]);
  expect(await reviews()).toBe(0);

  await seen([[3, OTTO]]);
  expect(await reviews()).toBeGreaterThan(0);
});

it('a contact that makes a block too large closes the reviews of the other holders, although it is similar to none of them', async () => {
  await seen(Array.from({ length: SMALL_BLOCK }, (_, n) => [n, { name: 'Idalia Bergström' }]));
  expect(await reviews()).toBeGreaterThan(0);

  // The same consonants, so the same block.
  await seen([[SMALL_BLOCK, { name: 'Idilo Burgstram' }]]);
  expect(await reviews()).toBe(0);
});

it('holders that join and leave a block in one batch count as they are at its end', async () => {
  await seen(Array.from({ length: MAX_BLOCK + 2 }, (_, i) => [i, IDALIA]));
  await seen([
    [0, OTTO],
    [1, OTTO],
    [900, IDALIA],
    [2, { name: 'Rosa Wolf' }],
  ]);
  await seen([
    [901, IDALIA],
    [902, IDALIA],
    [900, OTTO],
  ]);
});

/** Resolves one batch, each contact in an address book of its own, and expects the same state as solving everything at once. */
async function seen(contacts: readonly (readonly [number, ContactFields])[]): Promise<void> {
  const records = contacts.map(([n, fields]) =>
    contactUpsert({ externalId: `c${n}`, turn: observed.length + n, accountId: `account of ${n}` }, fields),
  );
  observed.push(...records);
  harness.appendRecords(records);
  await harness.resolve();
  expect(await readResolvedState(harness.database)).toEqual(solveFromScratch(observed.map(({ message }) => message)));
}

async function persons(): Promise<number> {
  return new Set(Object.values((await readResolvedState(harness.database)).persons)).size;
}

async function reviews(): Promise<number> {
  return Object.keys((await readResolvedState(harness.database)).reviews).length;
}
