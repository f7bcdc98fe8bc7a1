import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RawGroup, RawGroupMessage } from '#contracts';
import { FoldHarness } from '../../../test/support/fold/fold-harness.js';
import { type Keyed, rawGroup } from '../../../test/support/fold/records/raw-records.js';

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

const named = (turn: number, name: string) => group(turn, { payload: JSON.stringify({ name }) });
const gone = (turn: number) => group(turn, { operation: 'DELETE' });

describe.each([1, 200])('in batches of %i', (batch) => {
  it.each<[string, Keyed<RawGroupMessage>[], object[]]>([
    ['has its last name', [named(1, 'Choir'), named(2, 'Singers')], [{ name: 'Singers', deleted: false }]],
    ['keeps its last name when it is deleted', [named(1, 'Choir'), gone(2)], [{ name: 'Choir', deleted: true }]],
    ['comes back', [named(1, 'Choir'), gone(2), named(3, 'Choir')], [{ name: 'Choir', deleted: false }]],
    ['does not exist when only its deletion was read', [gone(1)], []],
  ])('a label %s', async (_, groups, labels) => {
    harness.appendRecords([], groups);
    await harness.project({ projecting: { batch } });

    expect(await harness.database.query('select name, deleted from crm.labels')).toEqual(labels);
  });
});

it.each<[string, Partial<RawGroup>, string]>([
  ['of an unknown provider', { provider: 'constructor' }, 'UNKNOWN_PROVIDER'],
  ['with an unknown operation', { operation: 'UNKNOWN' }, 'UNKNOWN_OPERATION'],
  ['whose payload is not JSON', { payload: '{' }, 'PAYLOAD_NOT_JSON'],
  ['whose payload is not an object', { payload: '1' }, 'PAYLOAD_NOT_AN_OBJECT'],
  ['without a name', {}, 'GROUP_WITHOUT_NAME'],
])('a group %s is a dead letter and its neighbours are committed', async (_, broken, code) => {
  harness.appendRecords([], [named(1, 'Choir'), rawGroup({ externalId: 'broken', turn: 2 }, broken)]);

  expect(await harness.project()).toEqual({ records: 1, deadLetters: 1 });
  expect(await harness.database.query('select state, code from log.dead_letters')).toEqual([{ state: 'dead', code }]);
  expect(await harness.database.query('select name from crm.labels')).toEqual([{ name: 'Choir' }]);
});

function group(turn: number, rest: Partial<RawGroup>): Keyed<RawGroupMessage> {
  return rawGroup({ externalId: 'contactGroups/a', turn }, rest);
}
