import { afterAll, beforeAll, expect, it } from 'vitest';
import type { World } from '../support/create-world.js';
import { openWorld } from '../support/world.js';
import { benchContacts } from './contacts.bench.js';

// The long form is `npm run bench -- contacts --count 100000`.
const COUNT = 2_000;

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

it('the benchmark takes every contact to a person and tells its limits from the same run', async () => {
  const result = await benchContacts(world, { count: COUNT, base: 0, say: () => {} });
  const positive = expect.toSatisfy((value: unknown) => typeof value === 'number' && value > 0);
  const perService = { 'identity-resolver': positive, 'crm-projector': positive };
  expect(result).toEqual({
    count: COUNT,
    // One in fifty repeats an earlier person, but for the first fifty.
    persons: COUNT - (COUNT / 50 - 1),
    contactsPerSecond: positive,
    seconds: positive,
    decodeOnlyPerSecond: positive,
    copyContactsPerSecond: positive,
    shareOfDecodeOnly: positive,
    shareOfCopy: positive,
    residentMemoryMb: perService,
    cpuMicrosecondsPerContact: perService,
  });
});
