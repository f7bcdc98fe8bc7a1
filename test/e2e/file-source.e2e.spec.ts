import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { FileSourceHarness } from './file-source.harness.js';

const LIMIT = 4 << 20;
let harness: FileSourceHarness;

beforeAll(async () => {
  harness = await FileSourceHarness.open(LIMIT);
});

afterAll(async () => {
  await harness?.close();
});

function card(uid: string, ...lines: string[]): string {
  return ['BEGIN:VCARD', 'VERSION:3.0', `UID:${uid}`, ...lines, 'END:VCARD', ''].join('\r\n');
}

const ada = (title = 'Engineer') =>
  card('ada', 'FN:Ada Berg', 'N:Berg;Ada;;;', 'EMAIL:ada@example.org', `TITLE:${title}`);
const bob = card('bob', 'FN:Bob Tal', 'N:Tal;Bob;;;', 'TEL:+49 30 901820', 'CATEGORIES:Choir');
const crew = card('crew', 'FN:Crew', 'X-ADDRESSBOOKSERVER-KIND:group', 'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada');

interface PersonItem {
  readonly name: string | null;
  readonly jobTitle: string | null;
  readonly emails: readonly string[];
  readonly labels: readonly string[];
  readonly sources: number;
}

async function found(search: string): Promise<PersonItem[]> {
  await harness.folded();
  return harness.data<PersonItem[]>(`GET persons?search=${encodeURIComponent(search)}`);
}

it('a file becomes persons with groups, and a later file replaces it as a whole', async () => {
  const account = await harness.connect();
  expect(await harness.upload(account, ada() + bob + crew)).toMatchObject({
    status: 'completed',
    progress: { stored: 2, skipped: 0, deleted: 0 },
  });
  expect(await found('berg')).toMatchObject([{ name: 'Ada Berg', jobTitle: 'Engineer', labels: ['Crew'], sources: 1 }]);
  expect(await found('tal')).toMatchObject([{ name: 'Bob Tal', labels: ['Choir'] }]);

  expect(await harness.upload(account, bob + crew + ada())).toMatchObject({
    progress: { stored: 0, skipped: 2, deleted: 0 },
  });

  expect(await harness.upload(account, ada('Architect') + crew)).toMatchObject({
    progress: { stored: 1, skipped: 0, deleted: 1 },
  });
  expect(await found('berg')).toMatchObject([{ jobTitle: 'Architect' }]);
  const [deleted] = await harness.database.query<{ gone: boolean }>(
    `select deleted_at is not null as gone from crm.contacts_source_links where external_contact_id = 'bob'`,
  );
  expect(deleted).toEqual({ gone: true });
});

it('a file that does not say its encoding is read with a warning that names the cards, and again as its owner says', async () => {
  const account = await harness.connect();
  const cyrillic = (text: string) =>
    Buffer.from([...text].map((letter) => (letter >= 'А' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))));
  const file = Buffer.concat([
    cyrillic(card('kira', 'FN:Кира Зима', 'N:Зима;Кира;;;')),
    Buffer.from(card('una', 'FN:Una Zima')),
  ]);
  const warnings = async () => (await harness.data<{ warnings: string[] }>(`GET instances/${account}/sync`)).warnings;
  await harness.upload(account, file);
  expect(await found('una zima')).toHaveLength(1);
  expect(await warnings()).toEqual([
    'One card does not say in which encoding it is written (Êèðà Çèìà). If letters are wrong, upload the file again with its encoding, for instance POST /instances/{id}/file?encoding=windows-1251.',
  ]);
  const letters = 'select from log.dead_letters where key like $1';
  expect(await harness.database.query(letters, [`%${account}%`])).toEqual([]);

  await harness.upload(account, file, '?encoding=windows-1251');
  expect(await found('кира')).toMatchObject([{ name: 'Кира Зима' }]);
  expect(await warnings()).toEqual([]);
  expect((await harness.send(account, file, '?encoding=klingon')).status).toBe(400);
});

it('a card that cannot be read becomes a dead letter with its text and does not stop the others', async () => {
  const account = await harness.connect();
  const broken = 'BEGIN:VCARD\r\ngarbage\r\nEND:VCARD\r\n';
  const file = card('eve', 'FN:Eve Sand') + broken + card('gus', 'FN:Gus Sand');
  expect(await harness.upload(account, file)).toMatchObject({ status: 'completed', progress: { stored: 2 } });
  const start = Buffer.byteLength(card('eve', 'FN:Eve Sand'));
  const rejected = await harness.database.query(
    'select locator, code, content from ingest.rejected_records where account_id = $1',
    [account],
  );
  expect(rejected).toEqual([
    { locator: `bytes ${start}-${start + broken.length}`, code: 'NOT_A_VCARD', content: broken },
  ]);
});

it('after a change of region the numbers of the file are parsed with it', async () => {
  const [national, international] = [await harness.connect(), await harness.connect()];
  await harness.upload(national, card('jo', 'FN:Jo Reed', 'TEL;TYPE=CELL:0170 5550142'));
  await harness.upload(international, card('jr', 'FN:Jo Reed', 'TEL;TYPE=CELL:+49 170 5550142'));
  expect(await found('jo reed')).toHaveLength(2);
  const settings = { sync: { runOnStartup: false, intervalMinutes: 1_440 }, region: 'DE' };
  await harness.data(`PATCH instances/${national}`, { settings });
  await eventually(async () => expect(await found('jo reed')).toMatchObject([{ sources: 2 }]), { withinMs: 60_000 });
});

it('a file without cards deletes nothing', async () => {
  const account = await harness.connect();
  await harness.upload(account, card('ida', 'FN:Ida Moor'));
  expect(await harness.upload(account, '<html>not found</html>')).toMatchObject({
    status: 'failed',
    error: { code: 'NOT_A_CARD_FILE' },
  });
  expect(await found('ida moor')).toMatchObject([{ name: 'Ida Moor' }]);
});

it('an upload is refused if it is empty, too large, or not for a connected file account', async () => {
  const account = await harness.connect();
  const refused = async (file: string | Uint8Array, to = account) => {
    const answer = await harness.send(to, file);
    return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
  };
  expect(await refused('')).toEqual([400, 'INVALID']);
  for (const bytes of [LIMIT + 1, 16 * LIMIT]) expect(await refused(new Uint8Array(bytes))).toEqual([413, 'TOO_LARGE']);
  expect(await refused('x', '00000000-0000-4000-8000-00000000dead')).toEqual([404, 'NOT_FOUND']);
  await harness.call(`DELETE instances/${account}`);
  expect(await refused(ada())).toEqual([409, 'INSTANCE_REMOVED']);
  expect(await harness.database.query('select from sync.uploads where instance_id = $1', [account])).toEqual([]);
});

it('persons that are exported and uploaded again are the same persons with the same cards', async () => {
  const account = await harness.connect('DE');
  const rich = card(
    'rich',
    'FN:Dr. Olga Nord\\, MD',
    'N:Nord;Olga;Maria;Dr.;MD',
    'NICKNAME:Olli',
    'ORG:Nord & Söhne\\; GmbH;Labor',
    'TITLE:Ärztin',
    'EMAIL;TYPE=WORK,PREF:olga@nord.example',
    'item1.EMAIL:o.nord@example.org',
    'item1.X-ABLabel:Verein',
    'TEL;TYPE=HOME:030 901821',
    'TEL;TYPE=CELL:0171 1234567',
    'ADR;TYPE=HOME:;;Hauptstr. 1\\nHinterhaus;Berlin;;10115;Deutschland',
    'URL:https://nord.example/?a=1;b=2,3',
    'IMPP;X-SERVICE-TYPE=Skype:skype:olga.nord',
    'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
    'ANNIVERSARY:20101010',
    'PHOTO;VALUE=uri:https://nord.example/olga.jpg',
    'NOTE:Line 1\\nLine 2\\; with "quotes"',
  );
  await harness.upload(account, rich);
  await harness.folded();
  const cards = () =>
    harness.database.query(
      `select id, name, first_name, middle_name, last_name, nickname, company, job_title, avatar_url, notes,
         (select json_agg(json_build_array(type, value, label, is_primary) order by position) from crm.contact_info where contact_id = c.id) as info,
         (select json_agg(json_build_array(label, street, city, postal_code, country, formatted) order by position) from crm.addresses where contact_id = c.id) as addresses,
         (select json_agg(json_build_array(label, year, month, day, text) order by date_key) from crm.important_dates where contact_id = c.id) as dates
       from crm.contacts c where name like '%Nord%'`,
    );
  const before = await cards();
  const exported = await harness.export('nord');
  const copy = await harness.connect();
  await harness.upload(copy, exported);
  await harness.folded();
  expect(before).toHaveLength(1);
  expect(await cards()).toEqual(before);
});
