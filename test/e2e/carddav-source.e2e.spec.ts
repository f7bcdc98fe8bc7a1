import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#domain';
import { BookReader, type Reading } from '../support/servers/book-reader.js';
import { CarddavServer, type CarddavUser, carddavKinds } from '../support/servers/carddav.js';

const card = (uid: string, name: string, more = ''): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${uid}\r\nFN:${name}\r\nN:${name};;;;\r\n${more}END:VCARD\r\n`;
const groupCard = (uid: string, name: string, members: readonly string[]): string => {
  const lines = members.map((member) => `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${member}\r\n`);
  return card(uid, name, `X-ADDRESSBOOKSERVER-KIND:group\r\n${lines.join('')}`);
};

describe.each(carddavKinds)('an address book of %s', (kind) => {
  let server: CarddavServer;
  let owner: CarddavUser;
  let books = 0;
  beforeAll(async () => {
    server = await CarddavServer.start(kind);
    owner = server.newUser();
  });
  afterEach(() => server.proxy.calm());
  afterAll(() => server?.close());

  /** A new book with these cards, by file name. */
  async function book(cards: Readonly<Record<string, string>>): Promise<BookReader> {
    const path = await owner.makeBook(`book${++books}`);
    for (const [file, text] of Object.entries(cards)) await owner.put(path, file, text);
    return new BookReader(server, owner, path);
  }

  const friends = { 'a.vcf': card('a', 'Ann'), 'b c@d.vcf': card('b', 'Böb') };

  describe('that is read for the first time', () => {
    test('gives every card as a record under its path, with any characters in it', async () => {
      const { path, read } = await book(friends);
      const { records, cursor } = await read(null);
      expect(records.map(({ externalId }) => externalId).sort()).toEqual([`${path}a.vcf`, `${path}b%20c%40d.vcf`]);
      const bob = records.find(({ aliases }) => aliases.includes('b'));
      expect(bob).toMatchObject({ present: true, kind: 'contact', locator: `${path}b%20c%40d.vcf` });
      expect(JSON.parse(bob?.payload ?? '').vcard).toContain('FN:Böb');
      expect(cursor).toEqual(expect.any(String));
    });

    test('skips known cards, so that an interrupted reading can resume', async () => {
      const { read } = await book(friends);
      const first = await read(null);
      const [one] = first.known;
      if (!one) throw new Error('Nothing was read');
      const second = await read(null, new Map([one]));
      expect([second.unchanged, second.records]).toEqual([
        [one[0]],
        first.records.filter(({ locator }) => locator !== one[0]),
      ]);
      const third = await read(null, first.known);
      expect([third.unchanged.sort(), third.records]).toEqual([[...first.known.keys()].sort(), []]);
    });
  });

  describe('with a cursor', () => {
    test('needs no request if nothing changed', async () => {
      const { read } = await book(friends);
      const { cursor, known } = await read(null);
      expect(await read(cursor, known)).toMatchObject({ records: [], cursor, requests: 0 });
    });

    test('gives what was added, edited and deleted', async () => {
      const { path, read } = await book(friends);
      const { cursor, known } = await read(null);
      await owner.put(path, 'a.vcf', card('a', 'Anna'));
      await owner.put(path, 'c.vcf', card('c', 'Cleo'));
      await owner.remove(path, 'b c@d.vcf');
      const { records } = await read(cursor, known);
      expect(records.map(({ externalId, present }) => [externalId, present]).sort()).toEqual([
        [`${path}a.vcf`, true],
        [`${path}b%20c%40d.vcf`, false],
        [`${path}c.vcf`, true],
      ]);
    });

    test('that the server does not know any more throws TOKEN_EXPIRED_SYNC', async () => {
      const { read } = await book(friends);
      await expect(read('http://radicale.org/ns/sync/0000')).rejects.toMatchObject({ code: 'TOKEN_EXPIRED_SYNC' });
    });

    test.each([400, 403, 409, 410, 412, 500])('that is refused with %i throws TOKEN_EXPIRED_SYNC', async (status) => {
      const { path, read } = await book(friends);
      const { cursor, known } = await read(null);
      await owner.put(path, 'a.vcf', card('a', 'Anna'));
      server.proxy.inject({ match: /^REPORT/, times: 1, answer: { status } });
      await expect(read(cursor, known)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED_SYNC' });
    });
  });

  test('without sync-collection, a new ctag causes a complete listing, and only cards with a new etag are read', async () => {
    server.proxy.hideChanges();
    const { path, read } = await book(friends);
    const first = await read(null);
    expect(first.records).toHaveLength(2);
    expect(await read(first.cursor, first.known)).toMatchObject({ records: [], cursor: first.cursor, requests: 0 });

    await owner.put(path, 'a.vcf', card('a', 'Anna'));
    await expect(read(first.cursor, first.known)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED_SYNC' });

    const second = await read(null, first.known);
    expect(second.records).toMatchObject([{ present: true, externalId: `${path}a.vcf` }]);
    expect(second.unchanged).toEqual([`${path}b%20c%40d.vcf`]);
    expect(second.cursor).not.toBe(first.cursor);
  });

  test('a new etag with unchanged content is no change', async () => {
    const { path, read } = await book(friends);
    const first = await read(null);
    const rewritten = 'REV:2026-01-01T00:00:00Z\r\nPRODID:-//Other//EN\r\n';
    await owner.put(path, 'a.vcf', card('a', 'Ann', rewritten));
    const { records } = await read(first.cursor, first.known);
    const [before, after] = [first.records, records].map((all) =>
      all.find(({ locator }) => locator === `${path}a.vcf`),
    );
    expect(after).toMatchObject({ contentHash: before?.present && before.contentHash });
    expect(after?.present && after.tag).not.toEqual(before?.present && before.tag);
  });

  test('after a change of region every card is read again, and those change whose numbers depend on it', async () => {
    const { path, read } = await book({
      'a.vcf': card('a', 'Ann', 'TEL:030 901820\r\n'),
      'b.vcf': card('b', 'Ben', 'TEL:+49 30 901820\r\n'),
    });
    const first = await read(null);
    const second = await read(null, first.known, 'DE');
    expect(second.unchanged).toEqual([]);
    const hashes =
      ({ records }: Reading) =>
      (file: string) => {
        const record = records.find(({ locator }) => locator === path + file);
        return record?.present ? record.contentHash : undefined;
      };
    expect(hashes(second)('a.vcf')).not.toBe(hashes(first)('a.vcf'));
    expect(hashes(second)('b.vcf')).toBe(hashes(first)('b.vcf'));
    expect((await read(null, second.known, 'DE')).unchanged).toHaveLength(2);
  });

  describe('groups', () => {
    const choir = { ...friends, 'g.vcf': groupCard('g', 'Choir', ['a']) };
    const groupsOf = (records: readonly SourceRecord[], path: string, file: string): unknown =>
      JSON.parse(records.findLast(({ locator }) => locator === path + file)?.payload ?? '{}').groups;

    test('that are cards are records of their own, and the record of each member refers to them', async () => {
      const { path, read } = await book(choir);
      const { records } = await read(null);
      expect(records.filter((record) => record.present && record.kind === 'group')).toMatchObject([
        { externalId: `${path}g.vcf`, payload: expect.stringContaining('Choir') },
      ]);
      expect(groupsOf(records, path, 'a.vcf')).toEqual([`${path}g.vcf`]);
      expect(groupsOf(records, path, 'b%20c%40d.vcf')).toEqual([]);
    });

    test('update the contacts that joined or left when only the group card changed', async () => {
      const { path, read } = await book(choir);
      const first = await read(null);
      await owner.put(path, 'g.vcf', groupCard('g', 'Choir', ['b']));
      const second = await read(first.cursor, first.known);
      expect(groupsOf(second.records, path, 'a.vcf')).toEqual([]);
      expect(groupsOf(second.records, path, 'b%20c%40d.vcf')).toEqual([`${path}g.vcf`]);
      await owner.remove(path, 'g.vcf');
      const third = await read(second.cursor, second.known);
      expect(groupsOf(third.records, path, 'b%20c%40d.vcf')).toEqual([]);
    });

    test('that were deleted without a report are found by a complete listing', async () => {
      const { path, read } = await book(choir);
      const first = await read(null);
      await owner.remove(path, 'g.vcf');
      const { records } = await read(null, first.known);
      expect(records.map(({ locator }) => locator)).toEqual([`${path}a.vcf`]);
      expect(groupsOf(records, path, 'a.vcf')).toEqual([]);
    });

    test('that are categories are records with their name, and a complete listing keeps them', async () => {
      const { path, read } = await book({ 'a.vcf': card('a', 'Ann', 'CATEGORIES:Friends,Choir\r\n') });
      const first = await read(null);
      const categories = first.records.filter((record) => record.present && record.kind === 'group');
      expect(categories.map(({ externalId, payload }) => [externalId, payload]).sort()).toEqual([
        ['category:Choir', '{"category":"Choir"}'],
        ['category:Friends', '{"category":"Friends"}'],
      ]);
      const second = await read(null, first.known);
      expect(second.unchanged.sort()).toEqual([`${path}a.vcf`, 'category:Choir', 'category:Friends']);
    });
  });

  describe('a source error', () => {
    test.each([
      ['a server error', { status: 503 }],
      ['a used-up quota', { status: 429, headers: { 'retry-after': '1' } }],
      ['a broken connection', 'drop' as const],
    ])('that is transient is retried: %s', async (_, answer) => {
      const { read } = await book(friends);
      server.proxy.inject({ match: /^REPORT/, times: 1, answer });
      expect((await read(null)).records).toHaveLength(2);
      expect(server.proxy.pending).toBe(0);
    });

    test.each([
      ['INVALID_GRANT', { status: 401 }],
      ['FORBIDDEN', { status: 403 }],
      ['NOT_FOUND', { status: 404 }],
      ['BAD_RESPONSE', { status: 207, headers: { 'content-type': 'text/xml' }, body: '<not<xml' }],
      ['HOST_REFUSED', { status: 302, headers: { location: 'http://elsewhere.example/' } }],
    ])('that is permanent ends the run with %s', async (code, answer) => {
      const { read } = await book(friends);
      server.proxy.inject({ match: /^REPORT/, times: 1, answer });
      await expect(read(null)).rejects.toMatchObject({ code });
    });

    test('of a multiget does not reject its cards', async () => {
      const { read } = await book(friends);
      server.proxy.inject({ match: /^REPORT/, body: /multiget/, times: 2, answer: { status: 500 } });
      expect((await read(null)).records).toHaveLength(2);
    });

    test('of one card rejects it and does not stop the others', async () => {
      const { path, read } = await book(friends);
      server.proxy.inject({ match: /^REPORT/, body: /multiget/, times: 2, answer: { status: 500 } });
      server.proxy.inject({ match: /^GET .*a\.vcf/, times: 2, answer: { status: 500 } });
      const { records, rejected } = await read(null);
      expect(records.map(({ locator }) => locator)).toEqual([`${path}b%20c%40d.vcf`]);
      expect(rejected).toEqual([{ kind: 'contact', locator: `${path}a.vcf`, code: 'CARD_UNREADABLE', text: '' }]);
    });

    test('of the whole server rejects no card', async () => {
      const { read } = await book(friends);
      server.proxy.inject({ body: /multiget/, times: 2, answer: { status: 500 } });
      server.proxy.inject({ match: /^GET/, times: 2, answer: { status: 500 } });
      server.proxy.inject({ match: /^PROPFIND \/.*book/, times: 2, answer: { status: 500 } });
      await expect(read(null)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    });
  });

  test('a single card is read with the groups of its record', async () => {
    const { path, read, fetch } = await book({ ...friends, 'g.vcf': groupCard('g', 'Choir', ['a']) });
    const { known, records } = await read(null);
    const locator = `${path}a.vcf`;
    const tag = known.get(locator)?.tag ?? null;
    // The XML answer has the card without its last line break.
    const { payload: _, ...listed } = records.find((record) => record.locator === locator) ?? {};
    expect(await fetch(locator, tag)).toMatchObject(listed);
    expect(await fetch(`${path}nobody.vcf`, null)).toBeUndefined();
    expect(await fetch('/elsewhere/a.vcf', null)).toBeUndefined();
  });

  test('a truncated answer is continued with its token', async () => {
    const { path, read } = await book(friends);
    const { cursor: last } = await read(null);
    const body = `<multistatus xmlns="DAV:"><response><href>${path}a.vcf</href><propstat><prop><getetag>"x"</getetag></prop>
      <status>HTTP/1.1 200 OK</status></propstat></response><response><href>${path}</href>
      <status>HTTP/1.1 507 Insufficient Storage</status></response><sync-token>${last}</sync-token></multistatus>`;
    await owner.put(path, 'c.vcf', card('c', 'Cleo'));
    server.proxy.inject({ match: /^REPORT/, body: /sync-collection/, times: 1, answer: { status: 207, body } });
    const { records, cursor } = await read(null);
    // The truncated answer left "b c@d.vcf" out, and its token is the newest.
    expect(records.map(({ locator }) => locator)).toEqual([`${path}a.vcf`, `${path}c.vcf`, `${path}b%20c%40d.vcf`]);
    expect(cursor).not.toBe(last);
  });
});
