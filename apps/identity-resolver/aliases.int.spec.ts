import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { identityEvents, type RawContactMessage } from '#contracts';
import { FoldWorld } from '../../test/support/fold/fold-world.js';
import { ACCOUNTS, contactGone, contactSeen, type Keyed, type Said } from '../../test/support/fold/raw-records.js';
import { resolved } from '../../test/support/fold/resolved-world.js';
import { wholeSolution } from '../../test/support/fold/whole-solution.js';

const IDA = { name: 'Ida Berg' };

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

/** Google gave the entry another id and another resource name, and says what the former one was. */
const BEFORE = contactSeen(
  { externalId: 'before', turn: 1, aliases: ['people/c1'] },
  { ...IDA, emails: ['ida@a.example'] },
);
const AFTER = contactSeen(
  { externalId: 'after', turn: 2, aliases: ['people/c1', 'people/c2'] },
  { ...IDA, emails: ['ida@b.example'] },
);
const GONE = contactGone({ externalId: 'before', turn: 3 });

it.each([
  ['before it is told that the former entry is gone', [BEFORE, AFTER]],
  ['when the former entry is told later', [AFTER, BEFORE]],
  ['when the former entry is gone', [BEFORE, GONE, AFTER]],
])('an entry that Google made anew is the same person by its former resource name, %s', async (_, records) => {
  for (const record of records) await tell(record);

  expect(await world.persons()).toEqual([['after', 'before']]);
});

it('the record that a name brings to a person is told as placed by its alias', async () => {
  await tell(BEFORE);
  await tell(AFTER);

  expect(await rules()).toEqual([
    ['after', 'ALIAS'],
    ['before', 'NEW'],
  ]);
});

it('a former resource name means nobody in another account', async () => {
  await tell(BEFORE, seen('other', 2, { aliases: ['people/c1'], accountId: ACCOUNTS[1] }, {}));

  expect(await world.persons()).toEqual([['before'], ['other']]);
});

it('a resource name that one entry left before another had it joins nobody', async () => {
  await tell(seen('a', 1, { aliases: ['people/c1'] }));
  await tell(seen('a', 2, { aliases: ['people/c2'] }));
  await tell(seen('b', 3, { aliases: ['people/c1'] }));

  expect(await world.persons()).toEqual([['a'], ['b']]);
});

it('people who contradict each other stay apart under one name, and a person is asked', async () => {
  await tell(BEFORE, seen('b', 2, { aliases: ['people/c1'] }, { name: 'Otto Moser' }));

  expect(await world.persons()).toEqual([['b'], ['before']]);
  expect(Object.keys((await resolved(world.database)).reviews)).toHaveLength(1);

  await tell(seen('b', 3, { aliases: ['people/c1'] }, IDA));
  expect(await world.persons()).toEqual([['b', 'before']]);
});

it('what was joined by a name stays so when a newer record tells the name no more', async () => {
  await tell(BEFORE, AFTER);
  await tell(seen('after', 4, { aliases: ['people/c2'] }));

  expect(await world.persons()).toEqual([['after', 'before']]);
});

/** One batch; afterwards everything is as if solved at once. */
async function tell(...records: readonly Keyed<RawContactMessage>[]): Promise<void> {
  told.push(...records);
  world.tell(records);
  await world.catchUp();
  expect(await resolved(world.database)).toEqual(wholeSolution(told.map(({ message }) => message)));
}

function seen(
  externalId: string,
  turn: number,
  rest: { readonly aliases: readonly string[]; readonly accountId?: string },
  said: Said = IDA,
): Keyed<RawContactMessage> {
  return contactSeen({ externalId, turn, ...rest }, said);
}

async function rules(): Promise<[string, string][]> {
  const latest = new Map<string, string>();
  for (const { message } of world.messages(identityEvents))
    if (message?.type === 'ContactResolved') latest.set(message.value.externalId, message.value.rule);
  return [...latest].sort();
}
