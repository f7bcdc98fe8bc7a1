import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crowd, idOf, insertPersons, labelIdOf, provenanceOf } from '../../../testing/persons.js';
import { type RunningApi, runApi } from '../../../testing/running-api.js';
import { unknownId } from '../../../testing/samples.js';
import type { PersonListItem } from './person.schemas.js';
import { personCursor } from './person-cursor.js';

const CROWD = 500;
const ada = {
  externalId: 'ada',
  name: 'Ada Müller-Straße',
  company: 'Analytical 100%_Engines',
  email: 'ada@example.org',
  phone: '+493012345678',
  label: 'Work',
};
const grace = { externalId: 'grace', name: 'Grace Łukasz', email: 'grace@example.net', phone: '+442079460000' };
const account = '11111111-1111-4111-8111-111111111111';

let api: RunningApi;

beforeAll(async () => {
  api = await runApi();
  await insertPersons(api.database, [...crowd(CROWD), ada, grace]);
});

afterAll(async () => {
  await api?.close();
});

async function page(query: Record<string, string>): Promise<{ data: PersonListItem[]; nextCursor: string | null }> {
  const answer = await api.call(`GET /api/v2/persons?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  return { data: answer.body.data as PersonListItem[], nextCursor: answer.body.nextCursor as string | null };
}

async function allPages(query: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data, nextCursor }: Awaited<ReturnType<typeof page>> = await page({ ...query, ...(cursor && { cursor }) });
    ids.push(...data.map(({ id }) => id));
    cursor = nextCursor;
  }
  return ids;
}

async function found(search: string): Promise<string[]> {
  return (await page({ search })).data.map(({ name }) => name ?? '');
}

describe('the list of persons', () => {
  test.each(['1', '7', '200'])(
    'gives everyone once in pages of %s, by name and id, the nameless last',
    async (limit) => {
      const ids = await allPages({ limit, search: limit === '1' ? 'ångström' : '' });
      const rows = await api.database.query<{ id: string }>(
        `select id from crm.contacts where $1 or words @@ 'angstrom' order by sort_name, id`,
        [limit !== '1'],
      );
      expect(ids).toEqual(rows.map(({ id }) => id));
      expect(rows.length).toBeGreaterThan(30);
    },
  );

  test('has pages of 50 by default, and no cursor after the last page', async () => {
    expect((await page({})).data).toHaveLength(50);
    expect((await page({ search: 'ada@example.org' })).nextCursor).toBeNull();
  });

  test('has the summary of each person', async () => {
    const { data } = await page({ search: 'ada@example.org' });
    expect(data).toEqual([
      {
        id: idOf('ada'),
        name: ada.name,
        company: ada.company,
        jobTitle: null,
        avatarUrl: null,
        pinned: false,
        emails: [ada.email],
        phones: [ada.phone],
        labels: ['Work'],
        sources: 1,
      },
    ]);
  });

  test('continues after a person that was deleted in the meantime', async () => {
    const gone = personCursor.encode({ rank: 0, sortName: 'ada n', id: unknownId });
    const { data } = await page({ cursor: gone, limit: '3' });
    const rows = await api.database.query<{ id: string }>(
      `select id from crm.contacts where (sort_name, id) > ('ada n', $1::uuid) order by sort_name, id limit 3`,
      [unknownId],
    );
    expect(data.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });
});

describe('search', () => {
  test.each([
    ['ADA', 'upper case'],
    ['muller strasse', 'words without their diacritics'],
    ['straße ada', 'words in any order'],
    ['analytical ada@', 'words of different fields'],
    ['+49 30 123', 'a phone number in pieces'],
    ['(030) 1234', 'a phone number as dialled at home'],
    ['004930', 'a phone number with the international prefix'],
    ['100%_eng', 'signs that mean something in patterns'],
    ['  ada\t\n müller ', 'odd blanks'],
    ['muler', 'a letter that is missing'],
    ['mülelr', 'two letters that changed places'],
  ])('finds by "%s": %s', async (search) => {
    expect(await found(search)).toEqual([ada.name]);
  });

  test.each(['ada grace', '!?', '101', "ada' | 'grace", '0049399', 'nobody'])(
    'finds nobody by "%s"',
    async (search) => {
      expect(await found(search)).toEqual([]);
    },
  );

  test('finds equal names first, then names with this beginning, then words, and similar names if nothing else matches', async () => {
    await insertPersons(api.database, [
      { externalId: 'r1', name: 'Zyla' },
      { externalId: 'r2', name: 'Zyla Adler' },
      { externalId: 'r3', name: 'Berta Zyla' },
      { externalId: 'r4', name: 'Anton Zylander' },
      { externalId: 'r5', name: 'Zylander' },
    ]);
    expect(await found('zyla')).toEqual(['Zyla', 'Zyla Adler', 'Zylander', 'Berta Zyla', 'Anton Zylander']);
    expect((await found('Zylandr')).slice(0, 2)).toEqual(['Anton Zylander', 'Zylander']);
    const pages = await allPages({ search: 'zyla', limit: '2' });
    expect(pages).toEqual(['r1', 'r2', 'r5', 'r3', 'r4'].map(idOf));
  });

  test('for an empty text lists all persons', async () => {
    expect((await page({ search: '  ', limit: '200' })).data).toHaveLength(200);
  });
});

describe('the query of the list', () => {
  const wrongs: [string, Record<string, string>][] = [
    ['limit', { limit: '0' }],
    ['limit', { limit: '201' }],
    ['limit', { limit: 'many' }],
    ['limit', { limit: '1.5' }],
    ['cursor', { cursor: 'x' }],
    ['cursor', { cursor: '' }],
    ['cursor', { cursor: Buffer.from('["a"]').toString('base64url') }],
    ['cursor', { cursor: Buffer.from(`["a","' or true"]`).toString('base64url') }],
    ['search', { search: 'x'.repeat(201) }],
    ['search', { search: 'a\0b' }],
    ['sort', { sort: 'name' }],
  ];
  test.each(wrongs)('is refused with the name of the wrong field: %s %o', async (field, query) => {
    const answer = await api.call(`GET /api/v2/persons?${new URLSearchParams(query)}`);
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: { code: 'INVALID', message: expect.any(String), field } },
    ]);
  });

  test('is refused if a parameter is repeated', async () => {
    const answer = await api.call('GET /api/v2/persons?search=a&search=b');
    expect(answer).toMatchObject({ status: 400, body: { error: { field: 'search' } } });
  });
});

describe('a person', () => {
  test('has its whole card, with the sources of each part', async () => {
    const id = idOf('ada');
    await api.database.query(
      `insert into crm.addresses (contact_id, address_key, position, street, city, country_code, identity_ids)
       values ($1, 'a', 0, 'Unter den Linden 1', 'Berlin', 'DE', array[$1::uuid])`,
      [id],
    );
    await api.database.query(
      `insert into crm.important_dates (contact_id, date_key, label, month, day, identity_ids)
       values ($1, 'b', 'birthday', 12, 10, array[$1::uuid])`,
      [id],
    );
    await api.database.query(
      `insert into crm.activity_feed (id, identity_id, type, provider, account_id, external_id, details, occurred_at)
       values (gen_random_uuid(), $1, 'contact_synced', 'google', $2, 'ada', '{"fields":["name"]}', '2026-01-01T00:00:00Z'),
         (gen_random_uuid(), $1, 'contact_sync_updated', 'google', $2, 'ada', '{"fields":["company"]}', '2026-02-01T00:00:00Z')`,
      [id, account],
    );
    const at = '2026-01-02T03:04:05.000Z';
    const none = {
      label: null,
      extended: null,
      poBox: null,
      region: null,
      postalCode: null,
      country: null,
      formatted: null,
    };
    const source = { provider: 'google', accountId: account };
    expect((await api.call(`GET /api/v2/persons/${id}`)).body).toEqual({
      data: {
        id,
        version: '1',
        name: ada.name,
        firstName: null,
        middleName: null,
        lastName: null,
        prefix: null,
        suffix: null,
        phoneticFirstName: null,
        phoneticLastName: null,
        nickname: null,
        company: ada.company,
        department: null,
        jobTitle: null,
        avatarUrl: null,
        notes: null,
        contactInfo: [
          {
            type: 'email',
            value: ada.email,
            label: 'home',
            isPrimary: true,
            key: ada.email,
            sources: [id],
            editId: null,
          },
          {
            type: 'phone',
            value: ada.phone,
            label: 'home',
            isPrimary: true,
            key: ada.phone,
            sources: [id],
            editId: null,
          },
        ],
        addresses: [
          {
            ...none,
            street: 'Unter den Linden 1',
            city: 'Berlin',
            countryCode: 'DE',
            key: 'a',
            sources: [id],
            editId: null,
          },
        ],
        organizations: [],
        details: [],
        importantDates: [
          { label: 'birthday', year: null, month: 12, day: 10, text: null, key: 'b', sources: [id], editId: null },
        ],
        labels: [
          {
            id: labelIdOf('Work'),
            name: 'Work',
            ...source,
            externalId: 'Work',
            system: false,
            sources: [id],
            editId: null,
            sameName: [],
          },
        ],
        sources: [
          {
            identityId: id,
            ...source,
            externalContactId: 'ada',
            sourceVersion: 'v1',
            firstSeenAt: at,
            lastSeenAt: at,
            deletedAt: null,
          },
        ],
        metadata: provenanceOf(id),
        lastActivity: {
          ...source,
          type: 'contact_sync_updated',
          fields: ['company'],
          occurredAt: '2026-02-01T00:00:00.000Z',
        },
        pinned: false,
        archived: false,
        archivalReview: false,
        createdAt: at,
        updatedAt: at,
      },
    });
  });

  test('is found by the id of any of its source contacts, with its current id', async () => {
    await insertPersons(api.database, [
      { externalId: 'kept', name: 'Kept' },
      { externalId: 'merged', name: 'Merged' },
    ]);
    const [kept, merged] = [idOf('kept'), idOf('merged')];
    await api.database.query('delete from crm.contacts where id = $1', [merged]);
    await api.database.query('update crm.contacts_source_links set local_contact_id = $1 where identity_id = $2', [
      kept,
      merged,
    ]);
    const answer = await api.call(`GET /api/v2/persons/${merged.toUpperCase()}`);
    expect(answer).toMatchObject({ status: 200, body: { data: { id: kept, name: 'Kept' } } });
    expect((answer.body.data as { sources: unknown[] }).sources).toHaveLength(2);
    expect((await page({ search: 'kept' })).data).toMatchObject([{ id: kept, sources: 2 }]);
  });

  test('is 404 for an unknown id, and 400 for an invalid one', async () => {
    const unknown = await api.call(`GET /api/v2/persons/${unknownId}`);
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND', field: 'id' } } });
    for (const id of ['1', "'", '%00', 'x'.repeat(100)]) {
      const none = await api.call(`GET /api/v2/persons/${id}`);
      expect(none, id).toMatchObject({ status: 400, body: { error: { code: 'INVALID', field: 'id' } } });
    }
  });
});
