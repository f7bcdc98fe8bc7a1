import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { crmActivity } from '#contracts';
import { editedChange } from '#domain';
import { FoldHarness } from '../../../test/support/fold/fold-harness.js';
import { contactEdited } from '../../../test/support/fold/records/contact-edits.js';
import { identityOf } from '../../../test/support/fold/records/contact-resolved.js';
import { contactUpsert, momentOf } from '../../../test/support/fold/records/raw-records.js';

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

const [ida, other] = [identityOf('ida'), identityOf('other')];
const seen = (turn: number, externalId: string, notes: string) =>
  contactUpsert({ externalId, turn }, { name: 'Ida Berg', emails: ['ida@post.example'], notes });
const agreed = [seen(1, 'ida', 'plays the oboe'), seen(2, 'other', 'plays the oboe')];

it('sources that disagree after one of them changed are a conflict, with both values', async () => {
  harness.appendRecords([...agreed, seen(3, 'other', 'plays the viola')]);
  await harness.catchUp();

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
  harness.appendRecords(records);
  await harness.catchUp();
  expect(await conflicts()).toEqual([]);
});

it('a conflict ends when an edit sets the field, and returns when the override is cleared', async () => {
  harness.appendRecords([...agreed, seen(3, 'other', 'plays the viola')]);
  await harness.catchUp();
  harness.appendEdits(contactEdited(4, ida, editedChange('SET_FIELD', { field: 'notes', value: 'plays both' })));
  await harness.project();
  expect(await conflicts()).toEqual([]);
  harness.appendEdits(contactEdited(5, ida, editedChange('USE_SOURCE', { field: 'notes' })));
  await harness.project();
  expect(await conflicts()).toHaveLength(1);
});

it('a conflict is the same after a replay of the resolver or of the projector', async () => {
  harness.appendRecords([...agreed, seen(3, 'other', 'plays the viola')]);
  await harness.catchUp();
  const rows = await harness.rows();
  await harness.forget('identity-resolver');
  await harness.catchUp({ projecting: { batch: 1 } });
  expect(await harness.rows()).toEqual(rows);
  await harness.forget('crm-projector');
  await harness.project();
  expect(await harness.rows()).toEqual(rows);
});

async function conflicts() {
  return harness.database.query(
    "select identity_id, details, (extract(epoch from occurred_at) * 1000)::float8 as at from crm.activity_feed where type = 'contact_sync_conflict'",
  );
}

function published() {
  const activities = harness.messages(crmActivity).flatMap(({ message }) => message?.value ?? []);
  return activities.filter(({ type }) => type === 'contact_sync_conflict');
}
