import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { identityEvents, makeIdentityId, type RawContactMessage } from '#contracts';
import { FoldWorld } from '../../test/support/fold/fold-world.js';
import { judgement, withdrawal } from '../../test/support/fold/judgements.js';
import { ACCOUNTS, contactGone, contactSeen, type Keyed, type Said } from '../../test/support/fold/raw-records.js';
import { resolved } from '../../test/support/fold/resolved-world.js';
import { solveFromScratch } from '../../test/support/fold/solve-from-scratch.js';

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
  { externalId: 'aa', turn: 1, aliases: ['people/c170'] },
  { ...IDA, emails: ['ida@a.example'] },
);
const AFTER = contactSeen(
  { externalId: 'bb', turn: 2, aliases: ['people/c170', 'people/c187'] },
  { ...IDA, emails: ['ida@b.example'] },
);
const GONE = contactGone({ externalId: 'aa', turn: 3 });

it.each([
  ['before it is told that the former entry is gone', [BEFORE, AFTER]],
  ['when the former entry is told later', [AFTER, BEFORE]],
  ['when the former entry is gone', [BEFORE, GONE, AFTER]],
])('an entry that Google made anew is the same person by its former resource name, %s', async (_, records) => {
  for (const record of records) await tell(record);

  expect(await world.persons()).toEqual([['aa', 'bb']]);
});

it.each([
  ['of one batch', [['a', 'b']]],
  ['the former first', [['a'], ['b']]],
  ['the former last', [['b'], ['a']]],
])('resource names that say nothing of an id bring entries together too, %s', async (_, batches) => {
  const records: Readonly<Record<string, Keyed<RawContactMessage>>> = {
    a: seen('cc', 1, { aliases: ['people/c1'] }),
    b: seen('dd', 2, { aliases: ['people/c1', 'people/c2'] }),
  };
  for (const batch of batches) await tell(...batch.flatMap((id) => records[id] ?? []));

  expect(await world.persons()).toEqual([['cc', 'dd']]);
});

it('an entry is moved to the person that was observed before it and names it', async () => {
  await tell(seen('aa', 5, { aliases: [] }, {}));
  await tell(seen('bb', 2, { aliases: ['people/c170'] }, {}));

  expect(Object.values((await resolved(world.database)).persons)).toEqual([idOf('bb'), idOf('bb')]);
});

it('an entry whose only name is its id costs no row', async () => {
  await tell(seen('aa', 1, { aliases: ['people/c170'] }));

  expect(await world.database.query('select alias_names, identifiers from identity.identities')).toEqual([
    { alias_names: null, identifiers: [] },
  ]);
  expect(await world.database.query('select from identity.identifiers')).toEqual([]);
});

it('a judgement that is taken back lets a name hold together again what it held', async () => {
  await tell(seen('aa', 9, { aliases: [] }), seen('x', 2, { aliases: ['people/c170'] }, { emails: ['x@a.example'] }));
  await tell(seen('y', 3, { aliases: ['people/c170'] }, { emails: ['y@a.example'] }));
  expect(await world.persons()).toEqual([['aa', 'x', 'y']]);
  const judged = judgement('NOT_SAME', [[idOf('x')], [idOf('y')]]);
  const judgements = [{ key: idOf('x'), message: judged }];
  world.judge(judgements);
  await world.catchUp();
  expect(await world.persons()).toEqual([['aa'], ['x'], ['y']]);

  world.judge([{ key: idOf('x'), message: withdrawal(judged.value.judgementId) }]);
  await world.catchUp();
  expect(await world.persons()).toEqual([['aa', 'x', 'y']]);
});

it('the record that a name brings to a person is told as placed by its alias', async () => {
  await tell(BEFORE);
  await tell(AFTER);

  expect(await rules()).toEqual([
    ['aa', 'NEW'],
    ['bb', 'ALIAS'],
  ]);
});

it('a former resource name means nobody in another account', async () => {
  await tell(BEFORE, seen('other', 2, { aliases: ['people/c170'], accountId: ACCOUNTS[1] }, {}));

  expect(await world.persons()).toEqual([['aa'], ['other']]);
});

it('a resource name that one entry left before another had it joins nobody', async () => {
  await tell(seen('a', 1, { aliases: ['people/c1'] }));
  await tell(seen('a', 2, { aliases: ['people/c2'] }));
  await tell(seen('b', 3, { aliases: ['people/c1'] }));

  expect(await world.persons()).toEqual([['a'], ['b']]);
});

it('people who contradict each other stay apart under one name, and a person is asked', async () => {
  await tell(BEFORE, seen('b', 2, { aliases: ['people/c170'] }, { name: 'Otto Moser' }));

  expect(await world.persons()).toEqual([['aa'], ['b']]);
  expect(Object.keys((await resolved(world.database)).reviews)).toHaveLength(1);

  await tell(seen('b', 3, { aliases: ['people/c170'] }, IDA));
  expect(await world.persons()).toEqual([['aa', 'b']]);
});

it('what was joined by a name stays so when a newer record tells the name no more', async () => {
  await tell(BEFORE, AFTER);
  await tell(seen('bb', 4, { aliases: ['people/c187'] }));

  expect(await world.persons()).toEqual([['aa', 'bb']]);
});

/** One batch; afterwards everything is as if solved at once. */
async function tell(...records: readonly Keyed<RawContactMessage>[]): Promise<void> {
  told.push(...records);
  world.tell(records);
  await world.catchUp();
  expect(await resolved(world.database)).toEqual(solveFromScratch(told.map(({ message }) => message)));
}

function seen(
  externalId: string,
  turn: number,
  rest: { readonly aliases: readonly string[]; readonly accountId?: string },
  said: Said = IDA,
): Keyed<RawContactMessage> {
  return contactSeen({ externalId, turn, ...rest }, said);
}

const idOf = (externalId: string) => makeIdentityId({ provider: 'google', accountId: ACCOUNTS[0], externalId });

async function rules(): Promise<[string, string][]> {
  const latest = new Map<string, string>();
  for (const { message } of world.messages(identityEvents))
    if (message?.type === 'ContactResolved') latest.set(message.value.externalId, message.value.rule);
  return [...latest].sort();
}
