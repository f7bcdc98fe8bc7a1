import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ContactResolved, SingleObjectCodec } from '#contracts';
import { BatchContext } from '#event-log';
import { FoldHarness } from '../../../test/support/fold/fold-harness.js';
import { contactResolved, identityOf } from '../../../test/support/fold/records/contact-resolved.js';
import { projectContacts } from '../consumers/project-contacts.js';

const codec = new SingleObjectCodec();
const first = contactResolved('ida', 1, { fields: { name: 'Ida Berg' } });
const moved = contactResolved('ida', 2, { fields: { name: 'Ida Berg' }, personId: identityOf('otto') });
const edited = contactResolved('ida', 3, { fields: { name: 'Ida Moser' }, personId: identityOf('otto') });

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

it.each<[string, ContactResolved[][]]>([
  ['once, in one batch', [[first, moved, edited]]],
  ['again, in the same batch', [[first, moved, edited, first, moved, edited]]],
  [
    'again, in a later batch',
    [
      [first, moved, edited],
      [first, moved, edited],
    ],
  ],
  ['late, in the same batch', [[first, moved, edited, moved]]],
  ['late, in a later batch', [[first, moved, edited], [moved], [first]]],
])('events that are applied %s give the same rows and the same activities', async (_, batches) => {
  for (const batch of [[first], [moved], [edited]]) await project(batch);
  const rows = await harness.rows([]);
  await harness.clear();

  const topics = [];
  for (const batch of batches) topics.push(...(await project(batch)));

  expect(await harness.rows([])).toEqual(rows);
  expect(topics).toEqual(['crm.activity', 'crm.activity']);
});

it('the revision of a person that lost all contacts and gets one again does not fall', async () => {
  await project([first]);
  await project([moved]);
  await project([contactResolved('cy', 1, { personId: identityOf('ida') })]);
  const rows = await harness.database.query('select revision from crm.contacts where id = $1', [identityOf('ida')]);
  expect(rows).toEqual([{ revision: '2' }]);
});

/** Returns the topics of the activities that were published. */
async function project(events: readonly ContactResolved[]): Promise<string[]> {
  return harness.database.transaction(async (tx) => {
    const context = new BatchContext(tx, codec);
    await projectContacts(context, events);
    return context.emitted.map(({ topic }) => topic).filter((topic) => topic === 'crm.activity');
  });
}
