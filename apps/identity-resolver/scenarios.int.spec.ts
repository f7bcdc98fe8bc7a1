import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type IdentityEvent, identityEvents, makeIdentityId } from '#contracts';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import {
  ACCOUNTS,
  type ContactFields,
  contactDelete,
  contactUpsert,
  momentOf,
} from '../../test/support/fold/records/raw-records.js';

const HOME = '+43 664 5234567';
const MOBILE = '+43 664 1234567';

let harness: FoldHarness;
let turn = 0;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(async () => {
  turn = 0;
  await harness.clear();
});
afterAll(() => harness?.close());

describe("a household's number", () => {
  it('never merges people of different names', async () => {
    await seen({ ida: { name: 'Ida Berg', phones: [HOME] }, otto: { name: 'Otto Berg', phones: [HOME] } });

    expect(await harness.persons()).toEqual([['ida'], ['otto']]);
    expect(await sharedIdentifiers()).toBe(1);
  });

  it('releases a nameless contact that had joined, when the second name appears', async () => {
    await seen({ ida: { name: 'Ida Berg', phones: [HOME] }, home: { phones: [HOME] } });
    expect(await harness.persons()).toEqual([['home', 'ida']]);

    await seen({ otto: { name: 'Otto Berg', phones: [HOME] } });
    expect(await harness.persons()).toEqual([['home'], ['ida'], ['otto']]);
    expect(eventsOf('PersonSplit')).toEqual([
      {
        type: 'PersonSplit',
        value: {
          personId: idOf('home'),
          fromPersonId: idOf('ida'),
          identityIds: [idOf('home')],
          revision: expect.any(Number),
          occurredAt: momentOf(3),
        },
      },
    ]);
    expect(eventsOf('IdentifierShared')).toMatchObject([
      { value: { kind: 'phone', identityIds: ['home', 'ida', 'otto'].map(idOf).sort(), occurredAt: momentOf(3) } },
    ]);
  });

  it('joins again when the holder of the other name no longer has it', async () => {
    await seen({ ida: { name: 'Ida Berg', phones: [HOME] }, home: { phones: [HOME] } });
    await seen({ otto: { name: 'Otto Berg', phones: [HOME] } });
    await seen({ otto: { name: 'Otto Berg', phones: [MOBILE] } });

    expect(await harness.persons()).toEqual([['home', 'ida'], ['otto']]);
    expect(await sharedIdentifiers()).toBe(0);
  });

  it('joins again when the other name is corrected', async () => {
    await seen({ ida: { name: 'Ida Berg', phones: [HOME] }, ira: { name: 'Ira Berg', phones: [HOME] } });
    expect(await harness.persons()).toEqual([['ida'], ['ira']]);

    await seen({ ira: { name: 'Ida Berg', phones: [HOME] } });
    expect(await harness.persons()).toEqual([['ida', 'ira']]);
  });

  it('leaves holders of the very same name together', async () => {
    await seen({
      ida: { name: 'Ida Berg', phones: [HOME] },
      ida2: { name: 'Ida Berg', phones: [HOME] },
      otto: { name: 'Otto Berg', phones: [HOME] },
    });
    expect(await harness.persons()).toEqual([['ida', 'ida2'], ['otto']]);
  });

  it('is forgotten when all its holders leave it at once', async () => {
    await seen({ ida: { name: 'Ida Berg', phones: [HOME] }, otto: { name: 'Otto Berg', phones: [HOME] } });
    await seen({ ida: { name: 'Ida Berg' }, otto: { name: 'Otto Berg' } });

    expect(await sharedIdentifiers()).toBe(0);
    expect(await harness.database.query('select kind from identity.identifiers')).toEqual([]);
  });
});

describe('a number with more than fifty holders', () => {
  const crowd = (size: number): Record<string, ContactFields> =>
    Object.fromEntries(Array.from({ length: size }, (_, i) => [`c${100 + i}`, { phones: [MOBILE] }]));

  it('stops linking at the fifty-first holder, and links its holders again when one leaves', async () => {
    await seen(crowd(50));
    expect(await harness.persons()).toHaveLength(1);

    await seen({ last: { phones: [MOBILE] } });
    expect(await harness.persons()).toHaveLength(51);

    await seen({ last: {} });
    expect(await harness.persons()).toHaveLength(2);
  });

  it('is no further reason beside another identifier', async () => {
    await seen({
      ...crowd(60),
      one: { emails: ['ida@post.example'], phones: [MOBILE] },
      other: { emails: ['ida@post.example'], phones: [MOBILE] },
    });
    expect(await harness.persons()).toHaveLength(61);

    await seen({ other: { phones: [MOBILE] } });
    expect(await harness.persons()).toHaveLength(62);
  });
});

describe('a contact that bridges two persons', () => {
  it('merges them, and when its e-mail is removed they are two again with their cards as before', async () => {
    await seen({ ida: { name: 'Ida Berg', emails: ['ida@post.example'], notes: 'climbs' } });
    await seen({ i: { name: 'Ida B', phones: [MOBILE], notes: 'sings' } });
    await seen({ bridge: { name: 'Ida', notes: 'knows both' } });
    const before = await cards();

    await seen({ bridge: { name: 'Ida', emails: ['ida@post.example'], phones: [MOBILE], notes: 'knows both' } });
    expect(await harness.persons()).toEqual([['bridge', 'i', 'ida']]);
    expect(eventsOf('PersonsMerged')).toEqual([
      {
        type: 'PersonsMerged',
        value: {
          personId: idOf('ida'),
          absorbedPersonIds: ['bridge', 'i'].map(idOf).sort(),
          identityIds: ['bridge', 'i'].map(idOf).sort(),
          revision: expect.any(Number),
          occurredAt: momentOf(4),
        },
      },
    ]);

    await seen({ bridge: { name: 'Ida', notes: 'knows both' } });
    expect(await harness.persons()).toEqual([['bridge'], ['i'], ['ida']]);
    expect(await cards()).toEqual(before);
  });

  it('keeps the id of the person that was observed first, in whatever order they are handled', async () => {
    harness.appendRecords([
      contactUpsert({ externalId: 'late', turn: 9 }, { emails: ['ida@post.example'] }),
      contactUpsert({ externalId: 'early', turn: 1, accountId: ACCOUNTS[1] }, { emails: ['ida@post.example'] }),
    ]);
    await harness.catchUp({ resolving: { batch: 1 } });

    expect(await harness.database.query('select id from crm.contacts')).toEqual([
      { id: makeIdentityId({ provider: 'google', accountId: ACCOUNTS[1], externalId: 'early' }) },
    ]);
  });
});

describe('a contact that is deleted at its source', () => {
  it('keeps its person, marked for archival review, with an entry in the feed', async () => {
    await seen({ ida: { name: 'Ida Berg', emails: ['ida@post.example'] } });
    await gone('ida');

    expect(await harness.database.query('select id, name, archival_review from crm.contacts')).toEqual([
      { id: idOf('ida'), name: 'Ida Berg', archival_review: true },
    ]);
    expect(await feed()).toEqual(['contact_synced', 'contact_sync_deleted_source']);
  });

  it('comes back as the same person, without review', async () => {
    await seen({ ida: { name: 'Ida Berg', emails: ['ida@post.example'] } });
    await gone('ida');
    await seen({ ida: { name: 'Ida Berg', emails: ['ida@post.example'] } });

    expect(await harness.database.query('select id, name, archival_review from crm.contacts')).toEqual([
      { id: idOf('ida'), name: 'Ida Berg', archival_review: false },
    ]);
    expect(await feed()).toEqual([
      'contact_synced',
      'contact_sync_deleted_source',
      'contact_sync_updated archivalReview',
    ]);
  });

  it('contributes nothing to a card that has another source', async () => {
    await seen({ ida: { name: 'Ida Berg', emails: ['ida@post.example'], notes: 'old' } });
    await seen({ ida2: { name: 'Ida Berg-Moser', emails: ['ida@post.example'] } });
    await gone('ida');

    expect(await harness.database.query('select id, name, notes, archival_review from crm.contacts')).toEqual([
      { id: idOf('ida'), name: 'Ida Berg-Moser', notes: null, archival_review: false },
    ]);
  });

  it('is ignored when it was unknown', async () => {
    await gone('nobody');

    expect(await harness.persons()).toEqual([]);
    expect(await feed()).toEqual([]);
  });
});

/** Each contact has a turn of its own; all are read in one go. */
async function seen(contacts: Record<string, ContactFields>): Promise<void> {
  harness.appendRecords(
    Object.entries(contacts).map(([externalId, fields]) =>
      contactUpsert({ ...refOf(externalId), turn: ++turn }, fields),
    ),
  );
  await harness.catchUp();
}

async function gone(externalId: string): Promise<void> {
  harness.appendRecords([contactDelete({ ...refOf(externalId), turn: ++turn })]);
  await harness.catchUp();
}

function idOf(externalId: string): string {
  return makeIdentityId({ provider: 'google', ...refOf(externalId) });
}

/** Each in an address book of its own, for two entries of one address book are kept apart. */
function refOf(externalId: string): { externalId: string; accountId: string } {
  return { externalId, accountId: `account of ${externalId}` };
}

function eventsOf(type: IdentityEvent['type']): (IdentityEvent | null)[] {
  return harness
    .messages(identityEvents)
    .map(({ message }) => message)
    .filter((message) => message?.type === type);
}

async function sharedIdentifiers(): Promise<number> {
  return (await harness.database.query('select from identity.shared_identifiers')).length;
}

/** Cards with their details, without the time of the last read. */
async function cards(): Promise<unknown> {
  const contacts = await harness.database.query(
    `select (to_jsonb(c) - '{revision,updated_at,metadata}'::text[])::text as row from crm.contacts c order by id`,
  );
  const info = await harness.database.query('select * from crm.contact_info order by contact_id, type, value_key');
  return { contacts, info };
}

async function feed(): Promise<string[]> {
  const rows = await harness.database.query<{ type: string; details: { fields: string[] } }>(
    'select type, details from crm.activity_feed order by occurred_at',
  );
  return rows.map(({ type, details }) => [type, ...details.fields].join(' '));
}
