import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ContactResolved, SingleObjectCodec } from '#contracts';
import { editedChange } from '#domain';
import { BatchContext } from '#event-log';
import { eventually } from '../../../test/support/eventually.js';
import { FoldHarness } from '../../../test/support/fold/fold-harness.js';
import { contactEdited } from '../../../test/support/fold/records/contact-edits.js';
import { contactResolved, identityOf } from '../../../test/support/fold/records/contact-resolved.js';
import { projectContacts } from './project-contacts.js';
import { projectEdits } from './project-edits.js';

const codec = new SingleObjectCodec();
const [ada, ben] = [identityOf('ada'), identityOf('ben')];

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

it('a person that loses its contact to one batch and gets one from the other has the card of the new contact', async () => {
  await project([contactResolved('ada', 1, { fields: { name: 'Ada Byrne', phones: ['+43 664 1234567'] } })]);

  await sideBySide(
    [contactResolved('ada', 2, { personId: ben, fields: { name: 'Ada Byrne' } })],
    [contactResolved('cy', 3, { personId: ada, fields: { name: 'Cy Dahl' } })],
  );

  expect(await cards()).toEqual([
    { id: ada, name: 'Cy Dahl', info: 0 },
    { id: ben, name: 'Ada Byrne', info: 0 },
  ]);
});

it('a new person that gets a contact from both batches has the card of both contacts', async () => {
  await sideBySide(
    [contactResolved('ada', 1, { fields: { name: 'Ada Byrne', phones: ['+43 664 1234567'] } })],
    [contactResolved('cy', 2, { personId: ada, fields: { phones: ['+43 664 7654321'] } })],
  );

  expect(await cards()).toEqual([{ id: ada, name: 'Ada Byrne', info: 2 }]);
});

it('a person that both batches change has the card of both changes', async () => {
  await project([
    contactResolved('ada', 1, { fields: { name: 'Ada Byrne' } }),
    contactResolved('cy', 1, { personId: ada }),
  ]);

  await sideBySide(
    [contactResolved('ada', 2, { fields: { name: 'Ada Byrne-Dahl' } })],
    [contactResolved('cy', 2, { personId: ada, fields: { emails: ['cy@post.example'] } })],
  );

  expect(await cards()).toEqual([{ id: ada, name: 'Ada Byrne-Dahl', info: 1 }]);
});

it('a person that loses its contacts to both batches has no card', async () => {
  await project([contactResolved('ada', 1), contactResolved('cy', 1, { personId: ada })]);

  await sideBySide([contactResolved('ada', 2, { personId: ben })], [contactResolved('cy', 2)]);

  expect((await cards()).map(({ id }) => id)).toEqual([ben, identityOf('cy')].sort());
});

it('an edit that arrives while its contact is being linked is in the card', async () => {
  let edit: Promise<void> | undefined;
  await harness.database.transaction(async (tx) => {
    await projectContacts(new BatchContext(tx, codec), [contactResolved('ada', 1, { fields: { name: 'Ada Byrne' } })]);
    edit = harness.database.transaction((other) =>
      projectEdits(new BatchContext(other, codec), [
        contactEdited(2, ada, editedChange('SET_FIELD', { field: 'name', value: 'Ada' })),
      ]),
    );
    edit.catch(() => undefined);
    await eventually(async () => expect(await harness.waiting()).toBe(1));
  });
  await edit;

  expect(await cards()).toEqual([{ id: ada, name: 'Ada', info: 0 }]);
});

it('a contact that is linked while its edit is applied has the edit in its card', async () => {
  let link: Promise<void> | undefined;
  await harness.database.transaction(async (tx) => {
    await projectEdits(new BatchContext(tx, codec), [
      contactEdited(2, ada, editedChange('SET_FIELD', { field: 'name', value: 'Ada' })),
    ]);
    link = project([contactResolved('ada', 1, { fields: { name: 'Ada Byrne' } })]);
    link.catch(() => undefined);
    await eventually(async () => expect(await harness.waiting()).toBe(1));
  });
  await link;

  expect(await cards()).toEqual([{ id: ada, name: 'Ada', info: 0 }]);
});

async function project(events: readonly ContactResolved[]): Promise<void> {
  await harness.database.transaction((tx) => projectContacts(new BatchContext(tx, codec), events));
}

/** The second batch begins before the first commits, and waits for its locks. */
async function sideBySide(first: readonly ContactResolved[], second: readonly ContactResolved[]): Promise<void> {
  let other: Promise<void> | undefined;
  await harness.database.transaction(async (tx) => {
    await projectContacts(new BatchContext(tx, codec), first);
    other = project(second);
    other.catch(() => undefined);
    await eventually(async () => expect(await harness.waiting()).toBe(1));
  });
  await other;
}

async function cards() {
  return harness.database.query<{ id: string; name: string | null; info: number }>(
    `select id, name, (select count(*)::int from crm.contact_info where contact_id = id) as info
     from crm.contacts order by id`,
  );
}
