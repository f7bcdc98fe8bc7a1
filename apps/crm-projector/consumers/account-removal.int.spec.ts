import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crmChanges, makeIdentityId } from '#contracts';
import { editedChange } from '#domain';
import { FoldHarness } from '../../../test/support/fold/fold-harness.js';
import { accountContactsRemoved } from '../../../test/support/fold/records/account-removals.js';
import { contactEdited } from '../../../test/support/fold/records/contact-edits.js';
import { ACCOUNTS, contactUpsert } from '../../../test/support/fold/records/raw-records.js';

const [KEPT, REMOVED] = ACCOUNTS;
const LATER = '0b6b7a3e-4f0e-4d8a-9c55-0f6f6a1d1a03';
let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

const identityOf = (externalId: string, accountId: string = REMOVED) =>
  makeIdentityId({ provider: 'google', accountId, externalId });
const record = (turn: number, externalId: string, accountId: string = REMOVED) =>
  contactUpsert(
    { externalId, turn, accountId },
    { name: `${externalId} Berg`, emails: [`${externalId}@post.example`], notes: `note ${turn}` },
  );
const remove = (turn: number, accountId: string = REMOVED) =>
  harness.appendJudgements([accountContactsRemoved(turn, accountId)]);
const edit = (turn: number, externalId: string, ...changes: Parameters<typeof contactEdited>[2][]) =>
  harness.appendEdits(contactEdited(turn, identityOf(externalId), ...changes));
const nickname = (value: string) => editedChange('SET_FIELD', { field: 'nickname', value });

describe('after an account is removed with its contacts', () => {
  it('a person without another source is gone, from crm.changes too', async () => {
    harness.appendRecords([record(1, 'ida')]);
    await harness.catchUp();
    remove(2);
    await harness.catchUp();
    expect(await cards()).toEqual([{ name: null, nickname: null, notes: null, emails: [], state: 'deleted' }]);
    expect(harness.messages(crmChanges).at(-1)).toEqual({ key: identityOf('ida'), message: null });
  });

  it('a person with another source has the values of that one', async () => {
    harness.appendRecords([record(1, 'ida'), record(2, 'ida', KEPT)]);
    await harness.catchUp();
    remove(3);
    await harness.catchUp();
    const other = { name: 'ida Berg', nickname: null, notes: 'note 2', emails: ['ida@post.example'] };
    expect(await cards()).toEqual([{ ...other, state: 'active' }]);
  });

  it('what was edited by hand stays, and nothing else', async () => {
    harness.appendRecords([record(1, 'ida')]);
    edit(2, 'ida', nickname('Idchen'));
    remove(3);
    await harness.catchUp();
    expect(await cards()).toEqual([{ name: null, nickname: 'Idchen', notes: null, emails: [], state: 'active' }]);
  });

  it('a pin or a label alone is not a person', async () => {
    harness.appendRecords([record(1, 'ida')]);
    edit(2, 'ida', editedChange('PIN'));
    remove(3);
    await harness.catchUp();
    expect(await cards()).toMatchObject([{ state: 'deleted' }]);
  });

  it('a record that is read later brings nothing back, and other accounts are not concerned', async () => {
    remove(1);
    await harness.catchUp();
    harness.appendRecords([record(2, 'ida'), record(3, 'otto', KEPT)]);
    await harness.catchUp();
    expect(await cards()).toMatchObject([{ state: 'deleted' }, { name: 'otto Berg', state: 'active' }]);
  });

  it('an account that is connected later brings the person back, with its id and its edits', async () => {
    harness.appendRecords([record(1, 'ida')]);
    edit(2, 'ida', nickname('Idchen'));
    remove(3);
    await harness.catchUp();
    harness.appendRecords([record(4, 'ida', LATER)]);
    await harness.catchUp();
    const persons = await harness.database.query('select id, name, nickname, notes from crm.contacts');
    expect(persons).toEqual([{ id: identityOf('ida'), name: 'ida Berg', nickname: 'Idchen', notes: 'note 4' }]);
  });

  it('the cards folded anew from the log are the same', async () => {
    harness.appendRecords([record(1, 'ida'), record(2, 'ida', KEPT), record(3, 'otto')]);
    await harness.catchUp();
    remove(4);
    await harness.catchUp();
    const before = await harness.rows([]);
    await harness.forget('crm-projector');
    await harness.project();
    expect(await harness.rows([])).toEqual(before);
  });

  it.each([
    ['of something that is not an account id', { accountId: 'nobody' }],
    ['of a time out of range', { removedAt: -1 }],
  ])('a removal %s is a dead letter', async (_, broken) => {
    const { key, message } = accountContactsRemoved(1, REMOVED);
    if (message.type !== 'AccountContactsRemoved') throw new Error('not a removal');
    harness.appendJudgements([{ key, message: { ...message, value: { ...message.value, ...broken } } }]);
    await harness.project();
    expect(await harness.database.query('select code from log.dead_letters')).toEqual([{ code: 'INVALID_REMOVAL' }]);
  });
});

async function cards() {
  return harness.database.query(
    `select name, nickname, notes, state,
       array(select value from crm.contact_info where contact_id = c.id order by position) as emails
     from crm.contacts c order by state = 'active', name`,
  );
}
