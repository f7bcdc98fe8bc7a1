import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crmChanges } from '#contracts';
import { editedChange } from '#domain';
import { contactEdited } from '../../../test/support/fold/contact-edits.js';
import { FoldHarness } from '../../../test/support/fold/fold-world.js';
import { contactDelete, contactUpsert, rawContact, rawGroup } from '../../../test/support/fold/raw-records.js';
import { identityOf } from '../../../test/support/fold/resolved.js';

let world: FoldHarness;

beforeAll(async () => {
  world = await FoldHarness.open();
});
beforeEach(() => world.clear());
afterAll(() => world?.close());

const ida = identityOf('ida');
const seen = (turn: number, notes: string, externalId = 'ida') =>
  contactUpsert({ externalId, turn }, { name: 'Ida Berg', emails: ['ida@post.example'], notes });
const noted = (turn: number, notes: string) =>
  contactEdited(turn, ida, editedChange('SET_FIELD', { field: 'notes', value: notes }));

describe('an edit', () => {
  it('changes the card, raises its revision, and is published', async () => {
    world.appendRecords([seen(1, 'from Google')]);
    await world.catchUp();
    const before = await cards();
    world.appendEdits(noted(2, 'by hand'), contactEdited(3, ida, editedChange('PIN')));
    await world.project();

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
    world.appendRecords([rawContact({ externalId: 'ida', turn: 1 }, { payload: JSON.stringify(person) })]);
    await world.catchUp();
    const keys = () => world.database.query<{ key: string }>(`select ${column} as key from crm.${table}`);
    const [{ key = '' } = {}, ...others] = await keys();
    expect([key.length, others]).toEqual([417, []]);

    world.appendEdits(contactEdited(2, ida, editedChange('REMOVE_VALUE', { field, key })));
    await world.project();
    expect(await keys()).toEqual([]);
  });

  it('may arrive before its identity', async () => {
    world.appendEdits(noted(2, 'by hand'));
    await world.project();
    expect(await cards()).toEqual([]);
    world.appendRecords([seen(1, 'from Google')]);
    await world.catchUp();
    expect(await cards()).toMatchObject([{ notes: 'by hand' }]);
  });

  it('overrides a later value of the source, which the card has next to it', async () => {
    world.appendRecords([seen(1, 'from Google')]);
    world.appendEdits(noted(2, 'by hand'));
    await world.catchUp();
    world.appendRecords([seen(3, 'again from Google')]);
    await world.catchUp();

    expect(await cards()).toMatchObject([{ notes: 'by hand' }]);
    const [row] = await world.database.query<{ edits: object }>(
      "select metadata #> '{sources,contacts,edits}' as edits from crm.contacts",
    );
    expect(row?.edits).toMatchObject({ notes: { said: 'again from Google', saidBy: ida } });
  });

  it('is counted once however often it is delivered', async () => {
    world.appendRecords([seen(1, 'from Google')]);
    world.appendEdits(noted(2, 'by hand'), noted(2, 'by hand'));
    await world.catchUp();
    const before = await world.rows([]);
    world.appendEdits(noted(2, 'by hand'));
    await world.project();
    expect(await world.rows([])).toEqual(before);
  });

  it.each([
    ['with ids that are not UUIDs', { identityId: 'nobody' }, 'INVALID_ID'],
    ['of a time out of range', { madeAt: -1 }, 'TIME_OUT_OF_RANGE'],
    ['with text that Postgres cannot store', { actor: 'a\0b' }, 'TEXT_NOT_STORABLE'],
  ])('%s is a dead letter, and its neighbours are applied', async (_, broken, code) => {
    world.appendRecords([seen(1, 'from Google')]);
    await world.catchUp();
    world.appendEdits(noted(2, 'by hand'), { ...noted(3, 'broken'), ...broken });
    expect(await world.project()).toEqual({ records: 1, deadLetters: 1 });
    expect(await world.database.query('select code from log.dead_letters')).toEqual([{ code }]);
    expect(await cards()).toMatchObject([{ notes: 'by hand' }]);
  });
});

it('a label that an edit creates has its name from the edit', async () => {
  world.appendRecords([seen(1, '')]);
  const group = { provider: 'local', accountId: ida, externalId: 'friends', name: 'Friends' };
  world.appendEdits(contactEdited(2, ida, editedChange('ADD_LABEL', { group })));
  await world.catchUp();
  expect(lastChange()).toMatchObject({ labels: ['Friends'] });
});

it('a renamed label is published for every person with it, and for no other', async () => {
  const named = (turn: number, name: string) =>
    rawGroup({ externalId: 'contactGroups/a', turn }, { payload: JSON.stringify({ name }) });
  world.appendRecords(
    [
      contactUpsert({ externalId: 'ida', turn: 1 }, { name: 'Ida Berg', groups: ['contactGroups/a'] }),
      contactUpsert({ externalId: 'otto', turn: 2 }, { name: 'Otto Dahl' }),
    ],
    [named(3, 'Choir')],
  );
  await world.catchUp();
  const before = world.messages(crmChanges).length;
  world.appendRecords([], [named(4, 'Singers')]);
  await world.project();

  expect(lastChange()).toMatchObject({ personId: ida, labels: ['Singers'] });
  expect(world.messages(crmChanges)).toHaveLength(before + 1);
});

it('crm.changes names every source contact, also empty and deleted ones', async () => {
  world.appendRecords([
    seen(1, ''),
    contactUpsert({ externalId: 'other', turn: 2 }, { name: 'Ida Berg', emails: ['ida@post.example'] }),
    contactDelete({ externalId: 'other', turn: 3 }),
  ]);
  await world.catchUp();
  expect(lastChange()).toMatchObject({ identityIds: [ida, identityOf('other')].sort() });
});

async function cards() {
  return world.database.query<{ id: string; notes: string; pinned: boolean; revision: number }>(
    'select id, notes, pinned, revision::float8 as revision from crm.contacts order by id',
  );
}

function lastChange() {
  return world
    .messages(crmChanges)
    .filter(({ key }) => key === ida)
    .at(-1)?.message?.value;
}
