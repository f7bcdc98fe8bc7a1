import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { rowsOf } from '../support/fold/rows.js';
import { FileSourceHarness } from './file-source.harness.js';

let harness: FileSourceHarness;

beforeAll(async () => {
  harness = await FileSourceHarness.open();
});

afterAll(async () => {
  await harness?.close();
});

const card = (uid: string, ...lines: string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', `UID:${uid}`, ...lines, 'END:VCARD', ''].join('\r\n');
const ada = card('ada', 'FN:Ada Berg', 'EMAIL:ada@example.org');
const made = [
  card('ada', 'FN:Ada Berg', 'EMAIL:ada@example.org', 'TEL:+49 30 901820'),
  card('bob', 'FN:Bob Berg', 'EMAIL:bob@example.org'),
  card('cleo', 'FN:Cleo Berg', 'EMAIL:cleo@example.org'),
].join('');

interface Item {
  readonly id: string;
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly sources: number;
}

const search = () => harness.data<Item[]>('GET persons?search=berg');
const all = () => harness.data<Item[]>('GET persons');
const shown = (items: readonly Item[]) => items.map(({ name, phones, sources }) => [name, phones, sources]);

it('an account that is removed with its contacts takes them out of cards, search and exports, and edits by hand stay', async () => {
  const [own, tried] = [await harness.connect(), await harness.connect()];
  await harness.upload(own, ada);
  await harness.upload(tried, made);
  await harness.folded();
  const before = await search();
  expect(shown(before)).toEqual([
    ['Ada Berg', ['+49 30 901820'], 2],
    ['Bob Berg', [], 1],
    ['Cleo Berg', [], 1],
  ]);
  const [adaId = '', bobId = '', cleoId = ''] = before.map(({ id }) => id);
  await edited(cleoId, { nickname: 'Klee' });
  const exportedBefore = await exported();
  const { sources } = await harness.data<{ sources: { identityId: string; accountId: string }[] }>(
    `GET persons/${adaId}`,
  );
  const [kept, removed] = [own, tried].map((id) => sources.find(({ accountId }) => accountId === id)?.identityId);
  const explain = `GET identities/${kept}/explain?with=${removed}`;
  expect((await harness.call(explain)).status).toBe(200);

  expect(await harness.data(`DELETE instances/${tried}?contacts=remove`)).toMatchObject({ state: 'removed' });
  await eventually(async () => expect(shown(await search())).toEqual([['Ada Berg', [], 1]]));
  expect(shown(await all())).toEqual([
    ['Ada Berg', [], 1],
    [null, [], 0],
  ]);
  expect(await harness.data(`GET persons/${cleoId}`)).toMatchObject({ name: null, nickname: 'Klee', contactInfo: [] });
  expect((await harness.call(`GET persons/${bobId}`)).status).toBe(404);
  expect((await harness.call(explain)).status).toBe(404);
  expect(await harness.data(`GET persons/${bobId}/history`)).toEqual([]);
  expect(await harness.data(`GET persons/${adaId}`)).toMatchObject({ sources: [{ accountId: own }] });
  for (const format of ['vcf', 'csv'] as const) {
    const text = await (await harness.call(`GET persons/export?format=${format}`)).text();
    expect(text).toContain('ada@example.org');
    expect(text).toContain('Klee');
    expect(text).not.toMatch(/901820|bob|cleo/i);
  }

  const rows = await rowsOf(harness.database, ['crm'], ['raw_offset']);
  await harness.rebuild();
  expect(await rowsOf(harness.database, ['crm'], ['raw_offset'])).toEqual(rows);

  await harness.upload(await harness.connect(), made);
  await harness.folded();
  expect(await search()).toEqual(before);
  expect(await exported()).toEqual(exportedBefore);
});

it('an account that was disconnected first can give up its contacts later', async () => {
  const account = await harness.connect();
  await harness.upload(account, card('dora', 'FN:Dora Quast'));
  await harness.folded();
  const found = () => harness.data<Item[]>('GET persons?search=quast');
  for (const query of ['', '?contacts=keep']) {
    await harness.data(`DELETE instances/${account}${query}`);
    expect(shown(await found())).toEqual([['Dora Quast', [], 1]]);
  }
  await harness.data(`DELETE instances/${account}?contacts=remove`);
  await eventually(async () => expect(await found()).toEqual([]));
  const answer = await harness.call(`DELETE instances/${account}?contacts=some`);
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'INVALID' } }]);
});

/** Without the times of the last change. */
async function exported(): Promise<string> {
  return (await harness.export('berg', 'csv')).replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'time');
}

async function edited(id: string, fields: object): Promise<void> {
  const { version } = await harness.data<{ version: string }>(`GET persons/${id}`);
  const answer = await harness.call(`PATCH persons/${id}`, { version, fields });
  expect(answer.status).toBe(202);
  await eventually(async () => expect(await harness.data(`GET persons/${id}`)).toMatchObject(fields));
}
