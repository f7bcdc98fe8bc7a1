import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BookReader } from '../support/servers/book-reader.js';
import { CarddavServer, type CarddavUser } from '../support/servers/carddav.js';

const card = (uid: string, name: string): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${uid}\r\nFN:${name}\r\nN:${name};;;;\r\nEND:VCARD\r\n`;
const friends = { 'a.vcf': card('a', 'Ann'), 'b.vcf': card('b', 'Bob'), 'c.vcf': card('c', 'Cleo') };

let server: CarddavServer;
let owner: CarddavUser;
let books = 0;
beforeAll(async () => {
  server = await CarddavServer.start('radicale');
  owner = server.newUser();
});
afterEach(() => server.proxy.calm());
afterAll(() => server?.close());

async function newBook(): Promise<BookReader> {
  const path = await owner.makeBook(`book${++books}`);
  for (const [file, text] of Object.entries(friends)) await owner.put(path, file, text);
  return new BookReader(server, owner, path);
}

const multistatus = (...responses: readonly string[]) =>
  `<multistatus xmlns="DAV:">${responses.join('')}</multistatus>`;
const status = (path: string, code: number) =>
  `<response><href>${path}</href><status>HTTP/1.1 ${code} Made Up</status></response>`;
const member = (path: string, etag: string) =>
  `<response><href>${path}</href><propstat><prop><getetag>"${etag}"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>`;
const token = (text: string) => `<sync-token>${text}</sync-token>`;

const answerSync = (times: number, body: string) =>
  server.proxy.inject({ match: /^REPORT/, body: /sync-collection/, times, answer: { status: 207, body } });

describe('a server that always says that there is more', () => {
  test('is not asked for ever, and nothing is deleted', async () => {
    const { path, read } = await newBook();
    const { cursor, known } = await read(null);
    await owner.put(path, 'a.vcf', card('a', 'Anna'));
    for (let i = 0; i < 50; i++) answerSync(1, multistatus(status(path, 507), token(`made-up-${i}`)));
    const before = server.proxy.requests.length;
    await expect(read(cursor, known)).rejects.toMatchObject({ code: 'ENDLESS_LISTING' });
    const asked = server.proxy.requests.slice(before).filter((request) => request.startsWith('REPORT'));
    expect(asked).toHaveLength(10);
  });
});

test('a server that lists deletions alone in many truncated answers is read to the end', async () => {
  const { path, read } = await newBook();
  const { cursor, known } = await read(null);
  await owner.put(path, 'a.vcf', card('a', 'Anna'));
  const gone = Array.from({ length: 15 }, (_, i) => `${path}gone${i}.vcf`);
  for (const [i, one] of gone.entries())
    answerSync(1, multistatus(status(one, 404), status(path, 507), token(`made-up-${i}`)));
  answerSync(1, multistatus(token('last')));
  const { records, cursor: next } = await read(cursor, known);
  expect(records.map(({ present, locator }) => [present, locator])).toEqual(gone.map((one) => [false, one]));
  expect(next).toBe('last');
});

describe('a truncated complete listing with the newest token', () => {
  test('is completed by the list of members, so that nothing is missing', async () => {
    const { path, read } = await newBook();
    const { cursor: newest } = await read(null);
    answerSync(1, multistatus(member(`${path}a.vcf`, 'x'), status(path, 507), token(newest ?? '')));
    const { records, cursor } = await read(null);
    expect(records.map(({ locator }) => locator).sort()).toEqual([`${path}a.vcf`, `${path}b.vcf`, `${path}c.vcf`]);
    expect(cursor).toBe(newest);
  });

  test('fails if that list is truncated too', async () => {
    const { path, read } = await newBook();
    const { cursor: newest } = await read(null);
    answerSync(1, multistatus(member(`${path}a.vcf`, 'x'), status(path, 507), token(newest ?? '')));
    const cut = multistatus(member(`${path}a.vcf`, 'x'), status(path, 507));
    server.proxy.inject({ match: /^PROPFIND/, body: /getetag/, times: 1, answer: { status: 207, body: cut } });
    await expect(read(null)).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  });
});

test.each([404, 410, 418])('a member that is reported with %i was deleted', async (code) => {
  const { path, read } = await newBook();
  const { cursor, known } = await read(null);
  await owner.put(path, 'b.vcf', card('b', 'Bobby'));
  answerSync(1, multistatus(status(`${path}a.vcf`, code), token('made-up')));
  const { records } = await read(cursor, known);
  expect(records).toMatchObject([{ present: false, locator: `${path}a.vcf` }]);
});

describe.each([403, 500, 503])('a member that is reported with %i', (code) => {
  test('is there: a complete listing does not lack it', async () => {
    const { path, read } = await newBook();
    const { cursor } = await read(null);
    const rest = [member(`${path}b.vcf`, 'x'), member(`${path}c.vcf`, 'x')];
    answerSync(1, multistatus(status(`${path}a.vcf`, code), ...rest, token(cursor ?? '')));
    const { records, rejected } = await read(null);
    expect(records.map(({ locator }) => locator).sort()).toEqual([`${path}a.vcf`, `${path}b.vcf`, `${path}c.vcf`]);
    expect(rejected).toEqual([]);
  });

  test('is rejected and read at the next sync if it cannot be had', async () => {
    const { path, read } = await newBook();
    const { cursor, known } = await read(null);
    await owner.put(path, 'a.vcf', card('a', 'Anna'));
    answerSync(1, multistatus(status(`${path}a.vcf`, code), token('made-up')));
    const without = multistatus(status(`${path}a.vcf`, code));
    server.proxy.inject({ match: /^REPORT/, body: /multiget/, times: 1, answer: { status: 207, body: without } });
    // A request is tried again after a transient error.
    server.proxy.inject({ match: /^GET .*a\.vcf/, times: 10, answer: { status: code } });
    const failed = await read(cursor, known);
    const codes = failed.rejected?.map(({ code: reason }) => reason);
    expect([failed.records, codes, failed.cursor]).toEqual([[], ['CARD_UNREADABLE'], cursor]);
    server.proxy.calm();
    expect((await read(failed.cursor, failed.known)).records).toMatchObject([
      { present: true, locator: `${path}a.vcf` },
    ]);
  });
});

test('a changed card that the server does not give now is read at the next sync', async () => {
  const { path, read } = await newBook();
  const { cursor, known } = await read(null);
  await owner.put(path, 'a.vcf', card('a', 'Anna'));
  const without = multistatus(status(`${path}a.vcf`, 404));
  server.proxy.inject({ match: /^REPORT/, body: /multiget/, times: 1, answer: { status: 207, body: without } });
  server.proxy.inject({ match: /^GET .*a\.vcf/, times: 1, answer: { status: 404 } });
  const failed = await read(cursor, known);
  expect([failed.records, failed.rejected?.map(({ code }) => code)]).toEqual([[], ['CARD_UNREADABLE']]);
  expect(failed.cursor).toBe(cursor);

  const { records, cursor: next } = await read(failed.cursor, failed.known);
  expect(records).toMatchObject([{ present: true, locator: `${path}a.vcf` }]);
  expect(next).not.toBe(cursor);
});

test('one card that the server answers with 404 stops no other card', async () => {
  const { path, read } = await newBook();
  server.proxy.inject({ match: /^REPORT/, body: /b\.vcf/, times: 1, answer: { status: 404 } });
  server.proxy.inject({ match: /^GET .*b\.vcf/, times: 1, answer: { status: 404 } });
  const { records, rejected } = await read(null);
  expect(records.map(({ locator }) => locator).sort()).toEqual([`${path}a.vcf`, `${path}c.vcf`]);
  expect(rejected).toEqual([{ kind: 'contact', locator: `${path}b.vcf`, code: 'CARD_UNREADABLE', text: '' }]);
});

test('a card that was deleted after it was listed is no error', async () => {
  const { path, read } = await newBook();
  const stale = multistatus(member(`${path}gone.vcf`, 'x'), token('made-up'));
  const { cursor, known } = await read(null);
  await owner.put(path, 'a.vcf', card('a', 'Anna'));
  answerSync(1, stale);
  expect(await read(cursor, known)).toMatchObject({ records: [], rejected: [], cursor });
});

test('cards in an encoding that nothing names are read with a warning that names them', async () => {
  const { path, read } = await newBook();
  const cards = `<C:address-data xmlns:C="urn:ietf:params:xml:ns:carddav">${card('a', 'Jörg')}</C:address-data>`;
  const answer = multistatus(
    `<response><href>${path}a.vcf</href><propstat><prop><getetag>"x"</getetag>${cards}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`,
  );
  const body = Buffer.from(answer, 'latin1');
  server.proxy.inject({ match: /^REPORT/, body: /multiget/, times: 1, answer: { status: 207, body } });
  const { records, rejected } = await read(null);
  expect(records).toHaveLength(3);
  expect(records.find(({ locator }) => locator === `${path}a.vcf`)?.payload).toContain('FN:Jörg');
  expect(rejected).toEqual([
    {
      kind: 'contact',
      locator: 'encoding',
      code: 'ENCODING_UNKNOWN',
      text: 'One card does not say in which encoding it is written (Jörg). If letters are wrong, ask whoever runs the server to send address books as UTF-8, or import the cards there again.',
      warning: true,
    },
  ]);
});

test('an answer of millions of elements in a few kilobytes is refused', async () => {
  const { read } = await newBook();
  const body = gzipSync(multistatus('<a/>'.repeat(2_000_000)));
  server.proxy.inject({
    match: /^REPORT/,
    body: /sync-collection/,
    times: 1,
    answer: { status: 207, headers: { 'content-encoding': 'gzip' }, body },
  });
  await expect(read(null)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('a server that names more home sets than any has is refused', async () => {
  const homes = Array.from({ length: 21 }, (_, i) => `<href>/home${i}/</href>`).join('');
  const set = `<addressbook-home-set xmlns="urn:ietf:params:xml:ns:carddav" xmlns:d="DAV:">${homes.replaceAll('href>', 'd:href>')}</addressbook-home-set>`;
  const body = multistatus(
    `<response><href>/</href><propstat><prop>${set}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`,
  );
  const { read } = await newBook();
  server.proxy.inject({ match: /^PROPFIND/, times: 5, answer: { status: 207, body } });
  await expect(read(null)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});
