import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonCardView } from '../../apps/control-api/shared/persons/person-card.schemas.js';
import { FileSourceHarness } from './file-source.harness.js';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const PNG_PATH = /^\/api\/v2\/pictures\/[0-9a-f]{64}$/;

let harness: FileSourceHarness;

beforeAll(async () => {
  harness = await FileSourceHarness.open(4 << 20);
});

afterAll(async () => {
  await harness?.close();
});

function card(version: string, name: string, ...lines: string[]): string {
  return ['BEGIN:VCARD', `VERSION:${version}`, `FN:${name}`, `N:;${name};;;`, ...lines, 'END:VCARD', ''].join('\r\n');
}

/** The card of the one person that the search finds. */
async function person(search: string): Promise<PersonCardView> {
  await harness.folded();
  const [found, ...others] = await harness.data<{ id: string }[]>(`GET persons?search=${search}`);
  expect(others).toEqual([]);
  return harness.data<PersonCardView>(`GET persons/${found?.id}`);
}

const shown = ({ details }: PersonCardView) => details.map(({ type, label, value }) => [type, label, value]);

describe('what a card says', () => {
  beforeAll(async () => {
    const account = await harness.connect();
    await harness.upload(
      account,
      card(
        '2.1',
        'Andra',
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Drosi;1;;;;;;;;;;;;;',
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2004-05-06;1;;;;;;;;;;;;;',
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bente;10;;;;;;;;;;;;;',
        'X-ANDROID-CUSTOM;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/relation;J=C3=B6;0;Coach;;;;;;;;;;;;',
      ) +
        card(
          '3.0',
          'Relata',
          'ITEM5.X-ABRELATEDNAMES:Jona',
          'ITEM5.X-ABLABEL:_$!<Brother>!$_',
          'X-CUSTOM;TYPE=Shirt:XL',
          'GENDER:F',
          'ROLE:Captain',
          'TITLE:Lead',
          'ORG:Nord;Kiln',
          'X-MS-IMADDRESS:relata@chat.example',
          'X-SIP:sip:relata@sip.example',
          'X-messaging/skype-All:relata.k',
        ) +
        card('4.0', 'Geora', 'GEO:geo:52.5,13.4', 'ADR;TYPE=HOME;GEO="geo:1,2":;;Lane 1;Town;;;') +
        card('3.0', 'Phota', `PHOTO;ENCODING=b;TYPE=PNG:${PNG}`) +
        card('4.0', 'Escapa', `PHOTO;VALUE=URI:data:image/png\\;base64\\,${PNG}`) +
        card('3.0', 'Evila', `PHOTO;ENCODING=b;TYPE=PNG:${btoa('<svg onload="x">')}`),
    );
  });

  it('is on the card of the person: what Android writes as its own', async () => {
    const andra = await person('andra');
    expect(andra).toMatchObject({ nickname: 'Drosi' });
    expect(andra.importantDates).toMatchObject([{ label: 'anniversary', year: 2004, month: 5, day: 6 }]);
    expect(shown(andra)).toEqual([
      ['relation', 'Coach', 'Jö'],
      ['relation', 'partner', 'Bente'],
    ]);
  });

  it('is on the card: relations, gender, role, custom fields, department, and handles whoever wrote them', async () => {
    const relata = await person('relata');
    expect(relata).toMatchObject({ company: 'Nord', department: 'Kiln', jobTitle: 'Lead' });
    expect(shown(relata)).toEqual([
      ['custom', 'Shirt', 'XL'],
      ['gender', null, 'F'],
      ['relation', 'brother', 'Jona'],
      ['role', null, 'Captain'],
    ]);
    expect(relata.contactInfo.map(({ type, label, value }) => [type, label, value])).toEqual([
      ['handle', 'other', 'relata@chat.example'],
      ['handle', 'sip', 'relata@sip.example'],
      ['handle', 'skype', 'relata.k'],
    ]);
    expect(shown(await person('geora'))).toEqual([
      ['position', 'home', 'geo:1,2'],
      ['position', null, 'geo:52.5,13.4'],
    ]);
  });

  it('stands in the exports', async () => {
    await harness.folded();
    const vcf = await harness.export('relata');
    expect(vcf).toContain('X-ABRELATEDNAMES:Jona');
    expect(vcf).toContain('.X-CUSTOM:XL');
    expect(vcf).toContain('GENDER:F\r\nROLE:Captain');
    expect(await harness.export('relata', 'csv')).toContain('brother:Jona,F,Captain,,Shirt:XL');
    expect(await harness.export('phota')).toContain('PHOTO;ENCODING=b;TYPE=PNG:iVBOR');
  });

  it('is edited like other values', async () => {
    const { id, version, details } = await person('relata');
    const brother = details.find(({ type }) => type === 'relation');
    const { editId } = await harness.data<{ editId: string }>(`PATCH persons/${id}`, {
      version,
      fields: { department: 'Glaze' },
      add: [{ type: 'relation', label: 'friend', value: 'Al' }],
      change: [{ type: 'relation', key: brother?.key, value: 'Jonathan' }],
      remove: [{ type: 'gender', key: 'gender||f' }],
    });
    const edited = await harness.data<PersonCardView>(`GET persons/${id}?after=${editId}`);
    expect(edited.department).toBe('Glaze');
    expect(shown(edited)).toEqual([
      ['custom', 'Shirt', 'XL'],
      ['relation', 'brother', 'Jonathan'],
      ['relation', 'friend', 'Al'],
      ['role', null, 'Captain'],
    ]);
  });
});

describe('a picture in a card', () => {
  it('is stored once, served with its tag and for ever, and only with a key', async () => {
    const { avatarUrl } = await person('phota');
    expect(avatarUrl).toMatch(PNG_PATH);
    expect((await person('escapa')).avatarUrl).toBe(avatarUrl);

    const route = `GET ${avatarUrl?.replace('/api/v2/', '')}`;
    const answer = await harness.call(route);
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(PNG);
    const { headers } = answer;
    expect(
      ['content-type', 'cache-control', 'x-content-type-options', 'etag'].map((name) => headers.get(name)),
    ).toEqual(['image/png', 'private, max-age=31536000, immutable', 'nosniff', `"${avatarUrl?.split('/').at(-1)}"`]);
    const again = await harness.call(route, undefined, { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await harness.call(route, undefined, { authorization: 'Bearer none' })).status).toBe(401);
    expect((await harness.call(`GET pictures/${'0'.repeat(64)}`)).status).toBe(404);
    expect(await harness.database.query('select media_type as type from identity.pictures')).toEqual([
      { type: 'image/png' },
    ]);
  });

  it('is shown only if its bytes are those of a picture', async () => {
    const evila = await person('evila');
    expect(evila.avatarUrl).toBeNull();
    expect(shown(evila)).toEqual([['custom', 'photo', 'image/png, 16 bytes, in the card']]);
  });
});

it('every note of a person is on the card with its source', async () => {
  const [a, b] = [await harness.connect(), await harness.connect()];
  const merga = (note: string) => card('3.0', 'Merga', 'EMAIL:merga@notes.example', `NOTE:${note}`);
  await harness.upload(a, merga('likes tea'));
  await harness.folded();
  await harness.upload(b, merga('door code 99'));
  const both = await person('merga');
  const second = both.sources.find(({ accountId }) => accountId === b)?.identityId;
  expect(both.notes).toBe('likes tea');
  expect(both.details).toMatchObject([{ type: 'otherNote', value: 'door code 99', sources: [second] }]);
  expect(await harness.export('merga')).toContain('NOTE:likes tea\r\nNOTE:door code 99\r\n');
});
