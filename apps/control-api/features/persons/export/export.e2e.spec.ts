import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normaliseVcardContact } from '#domain';
import { crowd, idOf, insertPersons } from '../../../testing/persons.js';
import { type RunningApi, runApi } from '../../../testing/running-api.js';

const CROWD = 450;
const ada = {
  externalId: 'ada',
  name: 'Ada Müller-Straße',
  company: '=Engines, "Analytical"',
  email: 'ada@example.org',
  phone: '+493012345678',
  label: 'Work',
};

let api: RunningApi;

beforeAll(async () => {
  api = await runApi();
  await insertPersons(api.database, [...crowd(CROWD), ada]);
  const id = idOf('ada');
  await api.database.query(
    `insert into crm.addresses (contact_id, address_key, position, label, street, city, country_code, identity_ids)
     values ($1, 'key', 0, 'home', 'Unter den Linden 1', 'Berlin', 'DE', array[$1::uuid])`,
    [id],
  );
  await api.database.query(
    `insert into crm.important_dates (contact_id, date_key, label, month, day, identity_ids)
     values ($1, 'key', 'birthday', 12, 10, array[$1::uuid])`,
    [id],
  );
});

afterAll(async () => {
  await api?.close();
});

describe('the export of persons', () => {
  test('as vCards has every person once, over several pages', async () => {
    const answer = await api.call('GET /api/v2/persons/export?format=vcf');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/vcard; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="persons.vcf"');
    const uids = [...answer.text.matchAll(/^UID:urn:kith:person:(.*)\r$/gm)].map(([, id]) => id);
    const rows = await api.database.query<{ id: string }>('select id from crm.contacts order by id');
    expect(uids).toEqual(rows.map(({ id }) => id));
  });

  test('as a vCard has the whole card, of the persons that the search finds only', async () => {
    const answer = await api.call('GET /api/v2/persons/export?format=vcf&search=muller%20ada');
    expect(answer.text).toBe(
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        `UID:urn:kith:person:${idOf('ada')}`,
        'FN:Ada Müller-Straße',
        'N:;;;;',
        'ORG:=Engines\\, "Analytical"',
        'EMAIL;TYPE=INTERNET,HOME,PREF:ada@example.org',
        'TEL;TYPE=HOME,PREF:+493012345678',
        'item1.ADR;TYPE=HOME:;;Unter den Linden 1;Berlin;;;',
        'item1.X-ABADR:de',
        'BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10',
        'REV:2026-01-02T03:04:05.000Z',
        'CATEGORIES:Work',
        'END:VCARD',
        '',
      ].join('\r\n'),
    );
    const read = normaliseVcardContact({ vcard: answer.text, groups: [] }, { region: null });
    expect(read.dates).toEqual([{ label: 'birthday', year: null, month: 12, day: 10, text: null }]);
  });

  test('as CSV has one row per person and a header', async () => {
    const answer = await api.call('GET /api/v2/persons/export?format=csv&search=ada@example.org');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [, row, end] = answer.text.split('\r\n');
    expect([row, end]).toEqual([
      `${idOf('ada')},Ada Müller-Straße,,,,," =Engines, ""Analytical""",,ada@example.org,home,+493012345678,home,,,` +
        '"Unter den Linden 1, Berlin, DE",home,birthday:--12-10,Work,,,2026-01-02T03:04:05.000Z,,,,,,,,,,,,,,,',
      '',
    ]);
    const all = await api.call('GET /api/v2/persons/export?format=csv');
    expect(all.text.split('\r\n')).toHaveLength(CROWD + 3);
  });

  test('of no person is an empty file, with the header in CSV', async () => {
    expect((await api.call('GET /api/v2/persons/export?format=vcf&search=nobody-at-all')).text).toBe('');
    expect((await api.call('GET /api/v2/persons/export?format=csv&search=nobody-at-all')).text).toMatch(
      /^id,name,.*\r\n$/,
    );
  });

  test('refuses invalid parameters with their names', async () => {
    for (const [query, field] of [
      ['', 'format'],
      ['?format=xls', 'format'],
      ['?format=csv&limit=1', 'limit'],
    ]) {
      const answer = await api.call(`GET /api/v2/persons/export${query}`);
      expect(answer, query).toMatchObject({ status: 400, body: { error: { code: 'INVALID', field } } });
    }
  });

  test('needs the scope read', async () => {
    const key = await api.keyWith('sync');
    expect((await api.call('GET /api/v2/persons/export?format=csv', { key })).status).toBe(403);
  });
});
