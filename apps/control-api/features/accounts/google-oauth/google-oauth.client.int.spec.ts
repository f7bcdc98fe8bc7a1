import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GoogleOauthClient } from './google-oauth.client.js';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const app = { clientId: 'made-up-client', clientSecret: 'made-up-secret' };
const callback = { state: 'made-up-state', code: 'made-up-code', verifier: 'v'.repeat(43) };
const redirectUri = 'http://127.0.0.1:1/callback';
const tokens = { access_token: 'made-up', token_type: 'Bearer', expires_in: 3599, scope: 'a b' };

let server: Server;
let answer: Answer;
let requests: { path: string; form: Record<string, string> }[];

beforeEach(async () => {
  requests = [];
  server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    requests.push({ path: request.url ?? '', form: Object.fromEntries(new URLSearchParams(body)) });
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  await new Promise((done) => server.close(done));
});

function exchange(given: Answer) {
  answer = given;
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new GoogleOauthClient({ authUrl: `${root}/auth`, tokenUrl: `${root}/token`, redirectUri });
  return client.exchange(app, callback);
}

const json = (status: number, body: object): Answer => ({ status, body: JSON.stringify(body) });

describe('exchanging a code', () => {
  test('sends the client, the code and the verifier, and returns the refresh token with its scopes', async () => {
    const granted = { ...tokens, refresh_token: 'made-up-refresh', refresh_token_expires_in: 604_799 };
    expect(await exchange(json(200, granted))).toEqual({
      refreshToken: 'made-up-refresh',
      scopes: ['a', 'b'],
      expiresInSeconds: 604_799,
    });
    const form = {
      grant_type: 'authorization_code',
      code: callback.code,
      code_verifier: callback.verifier,
      redirect_uri: redirectUri,
      client_id: app.clientId,
      client_secret: app.clientSecret,
    };
    expect(requests).toEqual([{ path: '/token', form }]);
  });

  test('has no expiry if Google sends none', async () => {
    expect(await exchange(json(200, { ...tokens, refresh_token: 'made-up-refresh' }))).toMatchObject({
      expiresInSeconds: null,
    });
  });

  test.each([
    ['NO_REFRESH_TOKEN', 'tokens without a refresh token', json(200, tokens)],
    ['REFUSED', 'invalid_grant', json(400, { error: 'invalid_grant', error_description: 'Bad Request' })],
    ['REFUSED', 'invalid_client', json(401, { error: 'invalid_client' })],
    ['REFUSED', 'a challenge', { ...json(401, {}), headers: { 'www-authenticate': 'Basic realm="x"' } }],
    ['UNREACHABLE', 'an error of the server', json(503, { error: 'temporarily_unavailable' })],
    ['UNREACHABLE', 'an error page', { status: 502, body: '<html>', headers: { 'content-type': 'text/html' } }],
    [
      'UNREACHABLE',
      'a page that is not OAuth',
      { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
    ],
  ])('is %s after %s', async (failure, _, given) => {
    expect(await exchange(given)).toBe(failure);
  });

  test('does not follow a redirect with the secret', async () => {
    expect(await exchange({ status: 307, body: '', headers: { location: '/elsewhere' } })).toBe('UNREACHABLE');
    expect(requests.map(({ path }) => path)).toEqual(['/token']);
  });

  test('is UNREACHABLE without a server', async () => {
    const client = new GoogleOauthClient({
      authUrl: 'http://127.0.0.1:1/auth',
      tokenUrl: 'http://127.0.0.1:1/token',
      redirectUri,
    });
    expect(await client.exchange(app, callback)).toBe('UNREACHABLE');
  });
});
