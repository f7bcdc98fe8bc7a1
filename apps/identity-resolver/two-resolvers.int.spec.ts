import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeIdentityId, SingleObjectCodec } from '#contracts';
import { BatchContext } from '#event-log';
import type { Tx } from '#store';
import { eventually } from '../../test/support/eventually.js';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import { judgement } from '../../test/support/fold/records/judgements.js';
import { type ContactFields, contactUpsert } from '../../test/support/fold/records/raw-records.js';
import { applyJudgements } from './consumers/apply-judgements.js';
import { resolveBatch } from './consumers/resolve-batch.js';
import { observe } from './observe/observe.js';

const MOBILE = '+43 664 1234567';
const IDA = 'ida@post.example';
const BERG = 'berg@mail.example';
const codec = new SingleObjectCodec();

/** A contact's external id, its turn, and its fields. */
type Reading = readonly [id: string, turn: number, fields: ContactFields];

let harness: FoldHarness;
let offset = 0n;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

it('new contacts with the same identifier are one person', async () => {
  await sideBySide(['a', 1, { emails: [IDA] }], ['b', 2, { emails: [IDA] }]);

  expect(await persons()).toEqual([['a', 'b']]);
});

it('newcomers that join one contact by different identifiers are one person with it', async () => {
  await resolve(['between', 9, { emails: [IDA], phones: [MOBILE] }]);

  await sideBySide(['a', 1, { emails: [IDA] }], ['b', 2, { phones: [MOBILE] }]);

  expect(await persons()).toEqual([['a', 'b', 'between']]);
});

it('a contact that bridges two persons also joins a contact that joins one of them at the same time', async () => {
  await resolve(['a', 1, { emails: [IDA] }]);
  await resolve(['b', 2, { name: 'Ida Berg', emails: [BERG], phones: [MOBILE] }]);

  await sideBySide(['bridge', 3, { name: 'Ida Berg', emails: [IDA, BERG] }], ['c', 4, { phones: [MOBILE] }]);

  expect(await persons()).toEqual([['a', 'b', 'bridge', 'c']]);
});

it('a contact joins an identifier that another name leaves at the same time', async () => {
  await resolve(['ida', 1, { name: 'Ida Berg', phones: [MOBILE] }]);
  await resolve(['otto', 2, { name: 'Otto Berg', phones: [MOBILE] }]);

  await sideBySide(['otto', 3, { name: 'Otto Berg' }], ['home', 4, { phones: [MOBILE] }]);

  expect(await persons()).toEqual([['home', 'ida'], ['otto']]);
});

it('new contacts that share no identifier but are similar enough are one person', async () => {
  const fields = { name: 'Idalia Bergström', birthday: { year: 1971, month: 5, day: 9 } };
  await sideBySide(['a', 1, fields], ['b', 2, fields]);

  expect(await persons()).toEqual([['a', 'b']]);
});

it('a judgement that is read at the same time applies to a new contact', async () => {
  await resolve(['a', 1, { name: 'Ida Berg' }]);
  const judged = judgement('SAME', [['a', 'b'].map(idOf)]);

  await inTurn(
    (tx) => resolveBatch(new BatchContext(tx, codec), [observationOf(['b', 2, { name: 'Otto Moser' }])]),
    (tx) => applyJudgements(new BatchContext(tx, codec), [judged]),
  );

  expect(await persons()).toEqual([['a', 'b']]);
});

it('an identifier whose last holder leaves has the holder that joins at the same time', async () => {
  await resolve(['a', 1, { emails: [IDA] }]);

  await sideBySide(['a', 2, {}], ['b', 3, { emails: [IDA] }]);

  expect(await harness.database.query('select cardinality(holders) as holders from identity.identifiers')).toEqual([
    { holders: 1 },
  ]);
  expect(await persons()).toEqual([['a'], ['b']]);
});

async function resolve(reading: Reading): Promise<void> {
  await harness.database.transaction((tx) => resolveBatch(new BatchContext(tx, codec), [observationOf(reading)]));
}

function sideBySide(first: Reading, second: Reading): Promise<void> {
  const reading = (one: Reading) => (tx: Tx) => resolveBatch(new BatchContext(tx, codec), [observationOf(one)]);
  return inTurn(reading(first), reading(second));
}

/** The second batch begins before the first commits, and waits for its locks. */
async function inTurn(first: (tx: Tx) => Promise<void>, second: (tx: Tx) => Promise<void>): Promise<void> {
  let other: Promise<void> | undefined;
  await harness.database.transaction(async (tx) => {
    await first(tx);
    other = harness.database.transaction(second);
    other.catch(() => undefined);
    await eventually(async () => expect(await harness.waiting()).toBe(1));
  });
  await other;
}

function observationOf([externalId, turn, fields]: Reading) {
  const { key, message } = contactUpsert({ externalId, turn, accountId: accountOf(externalId) }, fields);
  return observe({ key, partition: 0, offset: offset++, message });
}

const accountOf = (externalId: string): string => `account of ${externalId}`;
const idOf = (externalId: string): string =>
  makeIdentityId({ provider: 'google', accountId: accountOf(externalId), externalId });

async function persons(): Promise<string[][]> {
  const rows = await harness.database.query<{ ids: string[] }>(
    'select array_agg(external_id order by external_id) as ids from identity.identities group by person_id order by 1',
  );
  return rows.map(({ ids }) => ids);
}
