import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { crmActivity } from '#contracts';
import { editedChange } from '#domain';
import { contactEdited } from '../../../test/support/fold/contact-edits.js';
import { FoldHarness } from '../../../test/support/fold/fold-world.js';
import { contactUpsert, momentOf } from '../../../test/support/fold/raw-records.js';
import { identityOf } from '../../../test/support/fold/resolved.js';

let world: FoldHarness;

beforeAll(async () => {
  world = await FoldHarness.open();
});
beforeEach(() => world.clear());
afterAll(() => world?.close());

const [ida, other] = [identityOf('ida'), identityOf('other')];
const seen = (turn: number, externalId: string, notes: string) =>
  contactUpsert({ externalId, turn }, { name: 'Ida Berg', emails: ['ida@post.example'], notes });
const agreed = [seen(1, 'ida', 'plays the oboe'), seen(2, 'other', 'plays the oboe')];

it('sources that disagree after one of them changed are a conflict, with both values', async () => {
  world.appendRecords([...agreed, seen(3, 'other', 'plays the viola')]);
  await world.catchUp();

  const values = [
    { identityId: other, value: 'plays the viola' },
    { identityId: ida, value: 'plays the oboe' },
  ];
  expect(await conflicts()).toEqual([{ identity_id: other, details: { fields: ['notes'], values }, at: momentOf(3) }]);
  expect(published()).toMatchObject([{ personId: ida, externalId: 'other', fields: ['notes'], values }]);
});

it.each([
  ['a new source has another value', [seen(1, 'ida', 'oboe'), seen(2, 'other', 'viola')]],
  ['both changed to equal values', [...agreed, seen(3, 'ida', 'Viola'), seen(4, 'other', 'viola')]],
  ['one lost its value', [...agreed, seen(3, 'other', '')]],
])('there is no conflict when %s', async (_, records) => {
  world.appendRecords(records);
  await world.catchUp();
  expect(await conflicts()).toEqual([]);
});

it('a conflict ends when an edit sets the field, and returns when the override is cleared', async () => {
  world.appendRecords([...agreed, seen(3, 'other', 'plays the viola')]);
  await world.catchUp();
  world.appendEdits(contactEdited(4, ida, editedChange('SET_FIELD', { field: 'notes', value: 'plays both' })));
  await world.project();
  expect(await conflicts()).toEqual([]);
  world.appendEdits(contactEdited(5, ida, editedChange('USE_SOURCE', { field: 'notes' })));
  await world.project();
  expect(await conflicts()).toHaveLength(1);
});

it('a conflict is the same after a replay of the resolver or of the projector', async () => {
  world.appendRecords([...agreed, seen(3, 'other', 'plays the viola')]);
  await world.catchUp();
  const rows = await world.rows();
  await world.forget('identity-resolver');
  await world.catchUp({ projecting: { batch: 1 } });
  expect(await world.rows()).toEqual(rows);
  await world.forget('crm-projector');
  await world.project();
  expect(await world.rows()).toEqual(rows);
});

async function conflicts() {
  return world.database.query(
    "select identity_id, details, (extract(epoch from occurred_at) * 1000)::float8 as at from crm.activity_feed where type = 'contact_sync_conflict'",
  );
}

function published() {
  const activities = world.messages(crmActivity).flatMap(({ message }) => message?.value ?? []);
  return activities.filter(({ type }) => type === 'contact_sync_conflict');
}
