import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RawContactMessage } from '#contracts';
import { MAX_BLOCK, SMALL_BLOCK } from '#domain';
import { FoldWorld } from '../../test/support/fold/fold-world.js';
import { contactSeen, type Keyed, type Said } from '../../test/support/fold/raw-records.js';
import { resolved } from '../../test/support/fold/resolved-world.js';
import { solveFromScratch } from '../../test/support/fold/solve-from-scratch.js';

/** Enough to be taken for one person by it. */
const IDALIA: Said = { name: 'Idalia Bergström', birthday: { year: 1971, month: 5, day: 9 } };
const OTTO: Said = { name: 'Otto Moser' };

let world: FoldWorld;
let told: Keyed<RawContactMessage>[] = [];

beforeAll(async () => {
  world = await FoldWorld.open();
});
beforeEach(async () => {
  told = [];
  await world.clear();
});
afterAll(() => world?.close());

it('what one more bears than a block may have brings nobody together, and everybody again when one leaves', async () => {
  await seen(Array.from({ length: MAX_BLOCK }, (_, n) => [n, IDALIA]));
  expect(await persons()).toBe(1);

  await seen([[MAX_BLOCK, IDALIA]]);
  expect(await persons()).toBe(MAX_BLOCK + 1);

  await seen([[3, OTTO]]);
  expect(await persons()).toBe(2);
});

it('a name that more than a few bear is asked about no more by itself, and again when one has another', async () => {
  const namesake = { name: 'Idalia Bergström' };
  await seen(Array.from({ length: SMALL_BLOCK }, (_, n) => [n, namesake]));
  expect(await reviews()).toBeGreaterThan(0);

  await seen([[SMALL_BLOCK, namesake]]);
  expect(await reviews()).toBe(0);

  await seen([[3, OTTO]]);
  expect(await reviews()).toBeGreaterThan(0);
});

it('several who come and go in one batch are counted as they are at its end', async () => {
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

/** Each is told in its own address book, in one batch; afterwards everything is as if solved at once. */
async function seen(contacts: readonly (readonly [number, Said])[]): Promise<void> {
  const records = contacts.map(([n, said]) =>
    contactSeen({ externalId: `c${n}`, turn: told.length + n, accountId: `account of ${n}` }, said),
  );
  told.push(...records);
  world.tell(records);
  await world.resolve();
  expect(await resolved(world.database)).toEqual(solveFromScratch(told.map(({ message }) => message)));
}

async function persons(): Promise<number> {
  return new Set(Object.values((await resolved(world.database)).persons)).size;
}

async function reviews(): Promise<number> {
  return Object.keys((await resolved(world.database)).reviews).length;
}
