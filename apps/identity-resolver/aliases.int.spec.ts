import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { identityEvents, makeIdentityId, type RawContactMessage } from '#contracts';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import { judgement, withdrawal } from '../../test/support/fold/records/judgements.js';
import {
  ACCOUNTS,
  type ContactFields,
  contactDelete,
  contactUpsert,
  type Keyed,
} from '../../test/support/fold/records/raw-records.js';
import { readResolvedState } from '../../test/support/fold/reference/resolved-state.js';
import { solveFromScratch } from '../../test/support/fold/reference/solve-from-scratch.js';

const IDA = { name: 'Ida Berg' };

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

/** Google gave the entry another id and resource name, and lists the former resource name. */
const BEFORE = contactUpsert(
  { externalId: 'aa', turn: 1, aliases: ['people/c170'] },
  { ...IDA, emails: ['ida@a.example'] },
);
const AFTER = contactUpsert(
  { externalId: 'bb', turn: 2, aliases: ['people/c170', 'people/c187'] },
  { ...IDA, emails: ['ida@b.example'] },
);
const GONE = contactDelete({ externalId: 'aa', turn: 3 });

it.each([
  ['before the former entry is deleted', [BEFORE, AFTER]],
  ['when the former entry is read later', [AFTER, BEFORE]],
  ['when the former entry is deleted', [BEFORE, GONE, AFTER]],
])('an entry that Google replaced is the same person by its former resource name, %s', async (_, records) => {
  for (const record of records) await resolve(record);

  expect(await harness.persons()).toEqual([['aa', 'bb']]);
});

it.each([
  ['of one batch', [['a', 'b']]],
  ['the former first', [['a'], ['b']]],
  ['the former last', [['b'], ['a']]],
])('resource names that do not contain an id link entries too, %s', async (_, batches) => {
  const records: Readonly<Record<string, Keyed<RawContactMessage>>> = {
    a: seen('cc', 1, { aliases: ['people/c1'] }),
    b: seen('dd', 2, { aliases: ['people/c1', 'people/c2'] }),
  };
  for (const batch of batches) await resolve(...batch.flatMap((id) => records[id] ?? []));

  expect(await harness.persons()).toEqual([['cc', 'dd']]);
});

it('an entry moves to the person that was observed before it and has it as an alias', async () => {
  await resolve(seen('aa', 5, { aliases: [] }, {}));
  await resolve(seen('bb', 2, { aliases: ['people/c170'] }, {}));

  expect(Object.values((await readResolvedState(harness.database)).persons)).toEqual([idOf('bb'), idOf('bb')]);
});

it('an entry whose only alias is its own id has no identifier row', async () => {
  await resolve(seen('aa', 1, { aliases: ['people/c170'] }));

  expect(await harness.database.query('select alias_names, identifiers from identity.identities')).toEqual([
    { alias_names: null, identifiers: [] },
  ]);
  expect(await harness.database.query('select from identity.identifiers')).toEqual([]);
});

it('an alias links its holders again when the judgement that separated them is withdrawn', async () => {
  await resolve(
    seen('aa', 9, { aliases: [] }),
    seen('x', 2, { aliases: ['people/c170'] }, { emails: ['x@a.example'] }),
  );
  await resolve(seen('y', 3, { aliases: ['people/c170'] }, { emails: ['y@a.example'] }));
  expect(await harness.persons()).toEqual([['aa', 'x', 'y']]);
  const judged = judgement('NOT_SAME', [[idOf('x')], [idOf('y')]]);
  const judgements = [{ key: idOf('x'), message: judged }];
  harness.appendJudgements(judgements);
  await harness.catchUp();
  expect(await harness.persons()).toEqual([['aa'], ['x'], ['y']]);

  harness.appendJudgements([{ key: idOf('x'), message: withdrawal(judged.value.judgementId) }]);
  await harness.catchUp();
  expect(await harness.persons()).toEqual([['aa', 'x', 'y']]);
});

it('a record that an alias assigns has the rule ALIAS in its event', async () => {
  await resolve(BEFORE);
  await resolve(AFTER);

  expect(await rules()).toEqual([
    ['aa', 'NEW'],
    ['bb', 'ALIAS'],
  ]);
});

it('a former resource name links nothing in another account', async () => {
  await resolve(BEFORE, seen('other', 2, { aliases: ['people/c170'], accountId: ACCOUNTS[1] }, {}));

  expect(await harness.persons()).toEqual([['aa'], ['other']]);
});

it('a resource name of two entries, one after the other, does not link them', async () => {
  await resolve(seen('a', 1, { aliases: ['people/c1'] }));
  await resolve(seen('a', 2, { aliases: ['people/c2'] }));
  await resolve(seen('b', 3, { aliases: ['people/c1'] }));

  expect(await harness.persons()).toEqual([['a'], ['b']]);
});

it('an alias does not link people who contradict each other, and a review is opened', async () => {
  await resolve(BEFORE, seen('b', 2, { aliases: ['people/c170'] }, { name: 'Otto Moser' }));

  expect(await harness.persons()).toEqual([['aa'], ['b']]);
  expect(Object.keys((await readResolvedState(harness.database)).reviews)).toHaveLength(1);

  await resolve(seen('b', 3, { aliases: ['people/c170'] }, IDA));
  expect(await harness.persons()).toEqual([['aa', 'b']]);
});

it('entries that an alias links stay linked when a newer record no longer carries it', async () => {
  await resolve(BEFORE, AFTER);
  await resolve(seen('bb', 4, { aliases: ['people/c187'] }));

  expect(await harness.persons()).toEqual([['aa', 'bb']]);
});

/** Resolves one batch, and expects the same state as solving everything at once. */
async function resolve(...records: readonly Keyed<RawContactMessage>[]): Promise<void> {
  observed.push(...records);
  harness.appendRecords(records);
  await harness.catchUp();
  expect(await readResolvedState(harness.database)).toEqual(solveFromScratch(observed.map(({ message }) => message)));
}

function seen(
  externalId: string,
  turn: number,
  rest: { readonly aliases: readonly string[]; readonly accountId?: string },
  fields: ContactFields = IDA,
): Keyed<RawContactMessage> {
  return contactUpsert({ externalId, turn, ...rest }, fields);
}

const idOf = (externalId: string) => makeIdentityId({ provider: 'google', accountId: ACCOUNTS[0], externalId });

async function rules(): Promise<[string, string][]> {
  const latest = new Map<string, string>();
  for (const { message } of harness.messages(identityEvents))
    if (message?.type === 'ContactResolved') latest.set(message.value.externalId, message.value.rule);
  return [...latest].sort();
}
