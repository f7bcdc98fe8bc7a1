import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GoogleClient } from './google.client.js';

let server: Server;
let root: string;
let sent = 0;

/** A server in Google's place that grants a token and then never ends its answers. */
beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    if (request.url?.includes('token')) {
      response.end('{"access_token": "made-up", "expires_in": 3599, "token_type": "Bearer"}');
      return;
    }
    const chunk = ' '.repeat(1 << 20);
    const more = () => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      sent += chunk.length;
    };
    response.on('drain', more);
    more();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

test('an answer without end is refused when it is larger than any page of contacts', async () => {
  const credentials = { clientId: 'made-up', clientSecret: 'made-up', refreshToken: 'made-up' };
  const client = new GoogleClient(credentials, { api: root, oauth: root }, new AbortController().signal);

  const listing = client.listConnections({ pageToken: null, syncToken: null });

  await expect(listing).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(sent).toBeLessThan(256 << 20);
});
