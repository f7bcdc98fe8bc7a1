import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publicOnlyAgent } from './address-guard.js';
import { DavHttp } from './dav-http.js';
import { TrustedSite } from './trusted-site.js';

const credentials = { username: 'ada', password: 'a:pass wörd' };
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server with a handler for each test, which records its requests. */
class Listener {
  readonly requests: { method: string; url: string; authorization: string | undefined; body: string }[] = [];
  handler: Handler = (_, response) => response.end('fine');
  readonly #server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, url, authorization: headers.authorization, body });
    this.handler(request, response);
  });

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

let server: Listener;
let other: Listener;
let dispatcher: Dispatcher;

beforeEach(async () => {
  server = await new Listener().open();
  other = await new Listener().open();
  dispatcher = new Agent();
});
afterEach(async () => {
  server.close();
  other.close();
  await dispatcher.destroy();
});

function send(path = '/dav/', signal = new AbortController().signal) {
  const home = new URL(`http://127.0.0.1:${server.port}`);
  const http = new DavHttp({ dispatcher, site: new TrustedSite(home, false), credentials, signal });
  const headers = { depth: '1' };
  return http.send({ method: 'PROPFIND', url: new URL(path, home), headers, body: '<propfind/>' });
}

const redirectTo =
  (location: () => string, status = 301): Handler =>
  ({ url }, response) => {
    if (url === '/dav/') response.writeHead(status, { location: location() }).end();
    else response.end('found');
  };

describe('a request', () => {
  test('has the password, in UTF-8', async () => {
    expect(await send()).toMatchObject({ status: 200, text: 'fine' });
    const basic = Buffer.from('ada:a:pass wörd', 'utf8').toString('base64');
    expect(server.requests).toEqual([
      { method: 'PROPFIND', url: '/dav/', authorization: `Basic ${basic}`, body: '<propfind/>' },
    ]);
  });

  test.each([301, 302, 307, 308])('follows the redirect %i with method, body and password', async (status) => {
    server.handler = redirectTo(() => '/elsewhere/', status);
    const answer = await send();
    expect(answer).toMatchObject({ status: 200, text: 'found' });
    expect(answer.url.pathname).toBe('/elsewhere/');
    const [first, second] = server.requests;
    expect(second).toEqual({ ...first, url: '/elsewhere/' });
  });

  test('is not redirected to another port of the host, where another program may listen', async () => {
    const neighbour = await new Listener().open();
    server.handler = redirectTo(() => `http://127.0.0.1:${neighbour.port}/x/`);
    await expect(send()).rejects.toMatchObject({ code: 'HOST_REFUSED' });
    expect(neighbour.requests).toEqual([]);
    neighbour.close();
  });

  test('is not redirected to another host, with or without the password', async () => {
    server.handler = redirectTo(() => `http://localhost:${other.port}/dav/`);
    await expect(send()).rejects.toMatchObject({ code: 'HOST_REFUSED' });
    expect(other.requests).toEqual([]);
  });

  test('follows a limited number of redirects', async () => {
    server.handler = (_, response) => response.writeHead(302, { location: '/dav/' }).end();
    await expect(send()).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
    expect(server.requests).toHaveLength(6);
  });

  test('does not reach a private address if the deployment refuses them', async () => {
    await dispatcher.destroy();
    dispatcher = publicOnlyAgent({}, () => {});
    await expect(send()).rejects.toMatchObject({ code: 'HOST_REFUSED' });
    expect(server.requests).toEqual([]);
  });
});

describe('an answer', () => {
  test('that is larger than the limit is not read completely', async () => {
    const megabyte = Buffer.alloc(1 << 20, 'x');
    let sent = 0;
    server.handler = (_, response) => {
      const more = (): void => {
        while (!response.destroyed && sent < 1_000) {
          sent += 1;
          if (!response.write(megabyte)) return void response.once('drain', more);
        }
      };
      more();
    };
    await expect(send()).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(sent).toBeLessThan(200);
  });

  test('is decoded by its charset', async () => {
    server.handler = (_, response) => {
      response.setHeader('content-type', 'text/xml; charset=iso-8859-1');
      response.end(Buffer.from('Zoë', 'latin1'));
    };
    expect(await send()).toMatchObject({ text: 'Zoë' });
  });

  test('that does not arrive is a NETWORK error without details', async () => {
    server.handler = (_, response) => response.destroy();
    const error: Error = await send('/dav/?secret').then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ code: 'NETWORK' });
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain('secret');
  });

  test('is not awaited after the run is aborted', async () => {
    const run = new AbortController();
    server.handler = () => run.abort(new Error('The connector stops'));
    await expect(send('/dav/', run.signal)).rejects.toThrow('The connector stops');
  });
});
