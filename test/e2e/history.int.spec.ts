import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editedChange } from '#domain';
import { CardAsOfReader } from '../../apps/control-api/features/persons/history/card-as-of.reader.js';
import { HistoryReader } from '../../apps/control-api/features/persons/history/history.reader.js';
import type { HistoryItem } from '../../apps/control-api/features/persons/history/history.schemas.js';
import { FoldHarness } from '../support/fold/fold-harness.js';
import { contactEdited } from '../support/fold/records/contact-edits.js';
import { identityOf } from '../support/fold/records/contact-resolved.js';
import {
  ACCOUNTS,
  type ContactFields,
  contactDelete,
  contactUpsert,
  momentOf,
} from '../support/fold/records/raw-records.js';

let harness: FoldHarness;
let history: HistoryReader;
let past: CardAsOfReader;

beforeAll(async () => {
  harness = await FoldHarness.open();
  history = new HistoryReader(harness.database);
  past = new CardAsOfReader(harness.database);
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

const [ida, other] = [identityOf('ida'), identityOf('other')];
const seen = (turn: number, fields: ContactFields, externalId = 'ida') => contactUpsert({ externalId, turn }, fields);
const at = (turn: number) => new Date(momentOf(turn)).toISOString();
const source = (turn: number) => ({
  identityId: ida,
  provider: 'google',
  accountId: ACCOUNTS[0],
  externalContactId: 'ida',
  version: `v${turn}`,
});
const none = { editId: null, actor: null, personId: null, otherPersonIds: [] };

/** Ida is observed, renamed, edited, deleted and observed again. */
async function observeIda(): Promise<void> {
  harness.appendRecords([
    seen(1, { name: 'Ida Berg', notes: 'old' }),
    seen(3, { name: 'Ida Moser', emails: ['ida@post.example'] }),
    contactDelete({ externalId: 'ida', turn: 7 }),
    seen(8, { name: 'Ida Moser', emails: ['ida@post.example'] }),
  ]);
  harness.appendEdits(
    contactEdited(5, ida, editedChange('SET_FIELD', { field: 'nickname', value: 'Idi' }), editedChange('PIN')),
  );
  await harness.catchUp();
}

describe('the history of a person', () => {
  it('has each change with its time, source or actor, the latest first', async () => {
    await observeIda();
    expect(await all(ida)).toEqual([
      { ...none, type: 'source_returned', at: at(8), source: source(8), changes: [], identityIds: [ida] },
      { ...none, type: 'source_deleted', at: at(7), source: source(7), changes: [], identityIds: [ida] },
      {
        ...none,
        type: 'edited',
        at: at(5),
        source: null,
        editId: contactEdited(5, ida).editId,
        actor: 'somebody',
        changes: [
          { field: 'nickname', kind: 'set_field', before: null, after: 'Idi' },
          { field: 'person', kind: 'pin', before: null, after: null },
        ],
        identityIds: [ida],
      },
      {
        ...none,
        type: 'source_changed',
        at: at(3),
        source: source(3),
        changes: [
          { field: 'name', kind: 'changed', before: 'Ida Berg', after: 'Ida Moser' },
          { field: 'notes', kind: 'changed', before: 'old', after: null },
          { field: 'email', kind: 'changed', before: [], after: [{ value: 'ida@post.example', label: 'home' }] },
        ],
        identityIds: [ida],
      },
      { ...none, type: 'source_added', at: at(1), source: source(1), changes: [], identityIds: [ida] },
    ]);
  });

  it('has each entry once over its pages', async () => {
    await observeIda();
    const pages: HistoryItem[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await history.page(ida, { limit: 2, ...(cursor !== undefined && { cursor }) });
      pages.push(...(page?.data ?? []));
      if (!page?.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(await all(ida));
  });

  it('includes merges and splits, under any id that the person ever had', async () => {
    harness.appendRecords([seen(1, { name: 'Ida Berg' }), seen(2, { name: 'Ida Berg' }, 'other')]);
    await harness.catchUp();
    const email = { emails: ['ida@post.example'] };
    harness.appendRecords([seen(4, { name: 'Ida Berg', ...email })]);
    await harness.catchUp();
    harness.appendRecords([seen(5, { name: 'Ida Berg', ...email }, 'other')]);
    await harness.catchUp();
    harness.appendRecords([seen(6, { name: 'Ida Berg' }, 'other')]);
    await harness.catchUp();

    const moves = (await all(ida)).filter(({ type }) => type === 'merged' || type === 'split');
    const persons = { source: null, editId: null, actor: null, changes: [], identityIds: [other] };
    expect(moves).toEqual([
      { ...persons, type: 'split', at: at(6), personId: other, otherPersonIds: [ida] },
      { ...persons, type: 'merged', at: at(5), personId: ida, otherPersonIds: [other] },
    ]);
    expect((await all(other)).map(({ type }) => type)).toContain('split');
  });

  it('of an unknown id is undefined', async () => {
    expect(await history.page(ida, { limit: 10 })).toBeUndefined();
  });
});

describe('the card as of a moment', () => {
  it('is folded from the records observed and the edits made until then', async () => {
    await observeIda();
    const cards = [];
    for (const turn of [0, 1, 3, 4, 5, 7, 8]) {
      const card = await past.card(ida, momentOf(turn));
      cards.push(card && [turn, card.name, card.notes, card.nickname, card.pinned, card.archivalReview]);
    }
    expect(cards).toEqual([
      undefined,
      [1, 'Ida Berg', 'old', null, false, false],
      [3, 'Ida Moser', null, null, false, false],
      [4, 'Ida Moser', null, null, false, false],
      [5, 'Ida Moser', null, 'Idi', true, false],
      [7, 'Ida Moser', null, 'Idi', true, true],
      [8, 'Ida Moser', null, 'Idi', true, false],
    ]);
  });

  it('has the time since when a source has the values of that moment', async () => {
    await observeIda();
    const fields = async (turn: number) => (await past.card(ida, momentOf(turn)))?.metadata;
    expect(await fields(1)).toMatchObject({ sources: { contacts: { identities: { [ida]: { since: momentOf(1) } } } } });
    expect(await fields(4)).toMatchObject({ sources: { contacts: { identities: { [ida]: { since: momentOf(3) } } } } });
    const [now] = await harness.database.query<{ metadata: unknown }>('select metadata from crm.contacts');
    expect(now?.metadata).toEqual(await fields(8));
  });

  it('has the source contacts that belonged to the person at that time, across merges and splits', async () => {
    const email = { emails: ['ida@post.example'] };
    harness.appendRecords([
      seen(1, { name: 'Ida Berg', notes: 'one' }),
      seen(2, { name: 'Ida Berg', notes: 'two' }, 'other'),
    ]);
    await harness.catchUp();
    harness.appendEdits(contactEdited(3, other, editedChange('SET_FIELD', { field: 'nickname', value: 'Oth' })));
    harness.appendRecords([seen(4, { name: 'Ida Berg', notes: 'one', ...email })]);
    await harness.catchUp();
    harness.appendRecords([seen(5, { name: 'Ida Berg', notes: 'two', ...email }, 'other')]);
    await harness.catchUp();
    harness.appendRecords([seen(6, { name: 'Ida Berg', notes: 'two' }, 'other')]);
    await harness.catchUp();

    const then = async (id: string, turn: number) => {
      const card = await past.card(id, momentOf(turn));
      return card && [card.id, card.notes, card.nickname, card.sources.length];
    };
    expect([await then(ida, 4), await then(other, 4)]).toEqual([
      [ida, 'one', null, 1],
      [other, 'two', 'Oth', 1],
    ]);
    expect([await then(ida, 5), await then(other, 5)]).toEqual([
      [ida, 'one', 'Oth', 2],
      [ida, 'one', 'Oth', 2],
    ]);
    expect([await then(ida, 6), await then(other, 6)]).toEqual([
      [ida, 'one', null, 1],
      [other, 'two', 'Oth', 1],
    ]);
  });
});

async function all(id: string): Promise<HistoryItem[]> {
  return (await history.page(id, { limit: 100 }))?.data ?? [];
}
