import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crmChanges } from '#contracts';
import { editedChange } from '#domain';
import { FoldHarness } from '../../../test/support/fold/fold-harness.js';
import { contactEdited } from '../../../test/support/fold/records/contact-edits.js';
import { identityOf } from '../../../test/support/fold/records/contact-resolved.js';
import { contactDelete, contactUpsert, rawContact, rawGroup } from '../../../test/support/fold/records/raw-records.js';

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

const ida = identityOf('ida');
const seen = (turn: number, notes: string, externalId = 'ida') =>
  contactUpsert({ externalId, turn }, { name: 'Ida Berg', emails: ['ida@post.example'], notes });
const noted = (turn: number, notes: string) =>
  contactEdited(turn, ida, editedChange('SET_FIELD', { field: 'notes', value: notes }));

describe('an edit', () => {
  it('changes the card, raises its revision, and is published', async () => {
    harness.appendRecords([seen(1, 'from Google')]);
    await harness.catchUp();
    const before = await cards();
    harness.appendEdits(noted(2, 'by hand'), contactEdited(3, ida, editedChange('PIN')));
    await harness.project();

    expect(await cards()).toEqual([
      { id: ida, notes: 'by hand', pinned: true, revision: (before[0]?.revision ?? 0) + 2 },
    ]);
    expect(lastChange()).toMatchObject({
      revision: (before[0]?.revision ?? 0) + 2,
      pinned: true,
      editedFields: ['notes'],
    });
  });

  it.each([
    [
      'a website',
      'website',
      { urls: [{ value: `https://ida.example/${'a'.repeat(700)}` }] },
      'contact_info',
      'value_key',
    ],
    ['an address', 'address', { addresses: [{ formattedValue: 'a'.repeat(700) }] }, 'addresses', 'address_key'],
    ['a date', 'date', { birthdays: [{ text: 'a'.repeat(700) }] }, 'important_dates', 'date_key'],
  ])('removes %s that is too long for an index, by its key in the card', async (_, field, person, table, column) => {
    harness.appendRecords([rawContact({ externalId: 'ida', turn: 1 }, { payload: JSON.stringify(person) })]);
    await harness.catchUp();
    const keys = () => harness.database.query<{ key: string }>(`select ${column} as key from crm.${table}`);
    const [{ key = '' } = {}, ...others] = await keys();
    expect([key.length, others]).toEqual([417, []]);

    harness.appendEdits(contactEdited(2, ida, editedChange('REMOVE_VALUE', { field, key })));
    await harness.project();
    expect(await keys()).toEqual([]);
  });

  it('may arrive before its identity', async () => {
    harness.appendEdits(noted(2, 'by hand'));
    await harness.project();
    expect(await cards()).toEqual([]);
    harness.appendRecords([seen(1, 'from Google')]);
    await harness.catchUp();
    expect(await cards()).toMatchObject([{ notes: 'by hand' }]);
  });

  it('overrides a later value of the source, which the card has next to it', async () => {
    harness.appendRecords([seen(1, 'from Google')]);
    harness.appendEdits(noted(2, 'by hand'));
    await harness.catchUp();
    harness.appendRecords([seen(3, 'again from Google')]);
    await harness.catchUp();

    expect(await cards()).toMatchObject([{ notes: 'by hand' }]);
    const [row] = await harness.database.query<{ edits: object }>(
      "select metadata #> '{sources,contacts,edits}' as edits from crm.contacts",
    );
    expect(row?.edits).toMatchObject({ notes: { said: 'again from Google', saidBy: ida } });
  });

  it('is counted once however often it is delivered', async () => {
    harness.appendRecords([seen(1, 'from Google')]);
    harness.appendEdits(noted(2, 'by hand'), noted(2, 'by hand'));
    await harness.catchUp();
    const before = await harness.rows([]);
    harness.appendEdits(noted(2, 'by hand'));
    await harness.project();
    expect(await harness.rows([])).toEqual(before);
  });

  it.each([
    ['with ids that are not UUIDs', { identityId: 'nobody' }, 'INVALID_ID'],
    ['of a time out of range', { madeAt: -1 }, 'TIME_OUT_OF_RANGE'],
    ['with text that Postgres cannot store', { actor: 'a\0b' }, 'TEXT_NOT_STORABLE'],
  ])('%s is a dead letter, and its neighbours are applied', async (_, broken, code) => {
    harness.appendRecords([seen(1, 'from Google')]);
    await harness.catchUp();
    harness.appendEdits(noted(2, 'by hand'), { ...noted(3, 'broken'), ...broken });
    expect(await harness.project()).toEqual({ records: 1, deadLetters: 1 });
    expect(await harness.database.query('select code from log.dead_letters')).toEqual([{ code }]);
    expect(await cards()).toMatchObject([{ notes: 'by hand' }]);
  });
});

it('a label that an edit creates has its name from the edit', async () => {
  harness.appendRecords([seen(1, '')]);
  const group = { provider: 'local', accountId: ida, externalId: 'friends', name: 'Friends' };
  harness.appendEdits(contactEdited(2, ida, editedChange('ADD_LABEL', { group })));
  await harness.catchUp();
  expect(lastChange()).toMatchObject({ labels: ['Friends'] });
});

it('a renamed label is published for every person with it, and for no other', async () => {
  const named = (turn: number, name: string) =>
    rawGroup({ externalId: 'contactGroups/a', turn }, { payload: JSON.stringify({ name }) });
  harness.appendRecords(
    [
      contactUpsert({ externalId: 'ida', turn: 1 }, { name: 'Ida Berg', groups: ['contactGroups/a'] }),
      contactUpsert({ externalId: 'otto', turn: 2 }, { name: 'Otto Dahl' }),
    ],
    [named(3, 'Choir')],
  );
  await harness.catchUp();
  const before = harness.messages(crmChanges).length;
  harness.appendRecords([], [named(4, 'Singers')]);
  await harness.project();

  expect(lastChange()).toMatchObject({ personId: ida, labels: ['Singers'] });
  expect(harness.messages(crmChanges)).toHaveLength(before + 1);
});

it('crm.changes names every source contact, also empty and deleted ones', async () => {
  harness.appendRecords([
    seen(1, ''),
    contactUpsert({ externalId: 'other', turn: 2 }, { name: 'Ida Berg', emails: ['ida@post.example'] }),
    contactDelete({ externalId: 'other', turn: 3 }),
  ]);
  await harness.catchUp();
  expect(lastChange()).toMatchObject({ identityIds: [ida, identityOf('other')].sort() });
});

async function cards() {
  return harness.database.query<{ id: string; notes: string; pinned: boolean; revision: number }>(
    'select id, notes, pinned, revision::float8 as revision from crm.contacts order by id',
  );
}

function lastChange() {
  return harness
    .messages(crmChanges)
    .filter(({ key }) => key === ida)
    .at(-1)?.message?.value;
}
