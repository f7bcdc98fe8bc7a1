import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CarddavServer, type CarddavUser } from '../support/servers/carddav.js';
import { openCarddav } from '../support/servers/carddav-source.js';
import { DavProxy } from '../support/servers/dav-proxy.js';

let server: CarddavServer;
let owner: CarddavUser;
let elsewhere: DavProxy;

beforeAll(async () => {
  server = await CarddavServer.start('radicale');
  owner = server.newUser();
  elsewhere = await DavProxy.open({ target: server.url });
  await owner.makeBook('family', 'Family');
  await owner.makeBook('team', 'Team');
});
afterEach(() => server.proxy.calm());
afterAll(async () => {
  await elsewhere?.close();
  await server?.close();
});

/** The names of the books that an account with these settings reads. */
async function booksOf(settings: object): Promise<string[]> {
  const source = await openCarddav({ credentials: owner.credentials, settings: { server: server.url, ...settings } });
  await source.credentials.check();
  const { streams, complete } = await source.streams();
  expect(complete).toBe(true);
  return streams.map(({ name }) => name);
}

const multistatus = (...responses: string[]) => ({
  status: 207,
  body: `<d:multistatus xmlns:d="DAV:" xmlns:card="urn:ietf:params:xml:ns:carddav">${responses.join('')}</d:multistatus>`,
});
const response = (href: string, props: string) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
const homes = (...hrefs: string[]) =>
  `<card:addressbook-home-set>${hrefs.map((href) => `<d:href>${href}</d:href>`).join('')}</card:addressbook-home-set>`;

describe('the address books of an account', () => {
  test('are found from the root, from the principal, and from one of them', async () => {
    const all = ['/user1/family/', '/user1/team/'];
    expect(await booksOf({})).toEqual(all);
    expect(await booksOf({ server: `${server.url}user1/` })).toEqual(all);
    expect(await booksOf({ server: `${server.url}user1/team/` })).toEqual(['/user1/team/']);
  });

  test('are found by the redirect of the well-known URL', async () => {
    const { port } = new URL(server.url);
    server.proxy.inject({ match: /^PROPFIND \/dav$/, times: 1, answer: { status: 405 } });
    const answer = { status: 301, headers: { location: `http://127.0.0.1:${port}/user1/` } };
    server.proxy.inject({ match: /well-known/, times: 1, answer });
    expect(await booksOf({ server: `${server.url}dav` })).toEqual(['/user1/family/', '/user1/team/']);
    expect(server.proxy.pending).toBe(0);
  });

  test('are those of all home sets, also at another host of the domain', async () => {
    const other = `${elsewhere.url}user1/`;
    const own = response('/user1/', homes('/shared/', other));
    server.proxy.inject({ match: /^PROPFIND \/$/, times: 1, answer: multistatus(own) });
    const book = '<d:resourcetype><d:collection/><card:addressbook/></d:resourcetype>';
    server.proxy.inject({
      match: /^PROPFIND \/shared\/$/,
      times: 1,
      answer: multistatus(response('/shared/', ''), response('/shared/club/', book), response('/shared/cal/', '')),
    });
    expect(await booksOf({})).toEqual(['/shared/club/', '/user1/family/', '/user1/team/']);
    expect(elsewhere.requests).toEqual(['PROPFIND /user1/']);
  });

  test('are reported with those that are not read', async () => {
    const source = await openCarddav({
      credentials: owner.credentials,
      settings: { server: server.url, addressBooks: ['Team'] },
    });
    await source.credentials.check();
    const { found } = await source.streams();
    const details = { description: null, readOnly: false };
    expect(found).toMatchObject([
      { ...details, name: '/user1/family/', displayName: 'Family', chosen: false },
      { ...details, name: '/user1/team/', displayName: 'Team', chosen: true },
    ]);
  });

  test('are those that the owner chooses, by path, URL or name', async () => {
    const at = `${server.url}user1/team/`;
    expect(await booksOf({ addressBooks: ['/user1/team/'] })).toEqual(['/user1/team/']);
    expect(await booksOf({ addressBooks: [at] })).toEqual(['/user1/team/']);
    expect(await booksOf({ addressBooks: ['Family'] })).toEqual(['/user1/family/']);
  });
});

describe('discovery', () => {
  test('fails if a home set cannot be read, so that no book looks deleted', async () => {
    const own = response('/user1/', homes('/user1/', '/shared/'));
    server.proxy.inject({ match: /^PROPFIND \/$/, times: 1, answer: multistatus(own) });
    server.proxy.inject({ match: /^PROPFIND \/shared\/$/, times: 9, answer: { status: 403 } });
    await expect(booksOf({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('does not send the password to a home set of another domain', async () => {
    const own = response('/user1/', homes(elsewhere.url.replace('127.0.0.1', 'localhost')));
    server.proxy.inject({ match: /^PROPFIND \/$/, times: 9, answer: multistatus(own) });
    elsewhere.requests.length = 0;
    await expect(booksOf({})).rejects.toMatchObject({ code: 'HOST_REFUSED' });
    expect(elsewhere.requests).toEqual([]);
  });

  test('does not retry a refused password', async () => {
    server.proxy.requests.length = 0;
    const credentials = { username: 'user1', password: 'wrong' };
    const source = await openCarddav({ credentials, settings: { server: `${server.url}user1/` } });
    await expect(source.credentials.check()).rejects.toMatchObject({ code: 'INVALID_GRANT' });
    expect(server.proxy.requests).toEqual(['PROPFIND /user1/']);
  });

  test.each([{ server: 'not a host' }, { server: '' }, {}])('needs a server: %o', async (settings) => {
    const { credentials } = owner;
    const check = async () => (await openCarddav({ credentials, settings })).credentials.check();
    await expect(check()).rejects.toMatchObject({ code: 'NO_ADDRESS_BOOK' });
  });

  test('without a book, or without a chosen one, fails with NO_ADDRESS_BOOK', async () => {
    await expect(booksOf({ addressBooks: ['Club'] })).rejects.toMatchObject({ code: 'NO_ADDRESS_BOOK' });
    const empty = multistatus(response('/user1/', homes('/user1/')));
    server.proxy.inject({ match: /^PROPFIND/, times: 99, answer: empty });
    await expect(booksOf({})).rejects.toMatchObject({ code: 'NO_ADDRESS_BOOK' });
  });

  test('needs credentials', async () => {
    const opened = openCarddav({ credentials: { username: '', password: '' }, settings: { server: server.url } });
    await expect(opened).rejects.toMatchObject({ code: 'MISSING_CREDENTIALS' });
  });
});
