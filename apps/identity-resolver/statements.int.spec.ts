import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { makeIdentityKey, rawContacts } from '#contracts';
import type { Tx } from '#store';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import { ACCOUNTS, contactDelete, contactUpsert } from '../../test/support/fold/records/raw-records.js';

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterEach(() => vi.restoreAllMocks());
afterAll(() => harness?.close());

it('the statements of a batch are as many for 1,000 contacts as for 100', async () => {
  const few = await statementsOf(100);
  await harness.clear();

  expect(await statementsOf(1_000)).toEqual(few);
  expect(Math.max(...few)).toBeLessThan(40);
});

/** Source contacts are in this partition; events of persons and identifiers are in all partitions. */
const onlyFirst = (partition: number) => partition === 0;

/** Of each service, for one batch of newcomers, one of edits that part and join, and one of deletions. */
async function statementsOf(size: number): Promise<number[]> {
  const ids = inOnePartition(size);
  const counts: number[] = [];
  for (const step of [newcomer, edited, deleted]) {
    harness.appendRecords(ids.map(step));
    counts.push(
      await counted(() => harness.resolve()),
      await counted(() => harness.project({ projecting: { partitions: onlyFirst } })),
    );
  }
  return counts;
}

// Every fifth contact is the person of the one before: until its e-mail becomes that of the one after.
const newcomer = (externalId: string, i: number) =>
  contactUpsert(
    { externalId, turn: i },
    { emails: [`p${i % 5 === 1 ? i - 1 : i}@post.example`], groups: ['contactGroups/a'] },
  );
const edited = (externalId: string, i: number) =>
  contactUpsert(
    { externalId, turn: 10_000 + i },
    { emails: [`p${i % 5 === 1 ? i + 1 : i}@post.example`], notes: 'new' },
  );
const deleted = (externalId: string, i: number) => contactDelete({ externalId, turn: 20_000 + i });

async function counted(work: () => Promise<unknown>): Promise<number> {
  const statements: Tx = await harness.database.transaction(async (tx) => Object.getPrototypeOf(tx));
  const spies = [vi.spyOn(statements, 'query'), vi.spyOn(statements, 'execute')];
  await work();
  const calls = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return calls;
}

function inOnePartition(size: number): string[] {
  const log = harness.log(rawContacts);
  const ids: string[] = [];
  for (let n = 0; ids.length < size; n++) {
    const ref = { provider: 'google', accountId: ACCOUNTS[0], externalId: `c${n}` };
    if (log.partitionOf(makeIdentityKey(ref)) === 0) ids.push(ref.externalId);
  }
  return ids;
}
