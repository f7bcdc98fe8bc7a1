import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApi, runApi } from '../../testing/running-api.js';
import { guardedRoutes } from '../../testing/samples.js';

let api: RunningApi;

beforeAll(async () => {
  api = await runApi();
});

afterAll(async () => {
  await api?.close();
});

const withBody = guardedRoutes.filter((guarded) => 'body' in guarded);
const refusal = (code: string, field?: string) => ({
  error: { code, message: expect.any(String), ...(field !== undefined && { field }) },
});

describe.each(withBody)('$route', ({ route }) => {
  test('refuses a body that is nested thousands of levels deep', async () => {
    for (const body of ['['.repeat(30_000) + ']'.repeat(30_000), '{"a":'.repeat(9_000)]) {
      const answer = await api.call(route, { body });
      expect([answer.status, answer.body]).toEqual([400, refusal('INVALID', 'body')]);
    }
  });

  test('refuses a file, unread', async () => {
    const answer = await api.call(route, { body: 'BEGIN:VCARD', headers: { 'content-type': 'text/vcard' } });
    expect([answer.status, answer.body]).toEqual([415, refusal('NOT_JSON', 'body')]);
  });

  test('refuses text that cannot be stored, with its place', async () => {
    for (const body of ['{"name":"a\\u0000b"}', '{"name":"\\ud800"}']) {
      const answer = await api.call(route, { body });
      expect([answer.status, answer.body]).toEqual([400, refusal('INVALID', 'name')]);
    }
    const answer = await api.call(route, { body: '{"a":{"b\\u0000":[1]}}' });
    expect([answer.status, answer.body]).toEqual([400, refusal('INVALID', 'a')]);
  });
});

describe('an address', () => {
  test.each([
    'GET /api/v2/persons?search=a%00b',
    'GET /api/v2/persons/%00',
    `GET /api/v2/persons?cursor=${cursor([2, 'a\u0000b', '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21'])}`,
    `GET /api/v2/persons?cursor=${cursor([2 ** 31, 'a', '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21'])}`,
    `GET /api/v2/persons?cursor=${cursor([2, '\ud800', '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21'])}`,
  ])('with a text or a number that the database cannot compare is refused: %s', async (route) => {
    const answer = await api.call(route);
    expect([answer.status, (answer.body.error as { code: string }).code]).toEqual([400, 'INVALID']);
  });

  test.each([
    ['PATCH /api/v2/persons', 'GET, HEAD, POST'],
    ['DELETE /api/v2/instances', 'GET, HEAD, POST'],
    ['POST /health/live', 'GET, HEAD'],
  ])('without the method of %s is answered with its methods', async (route, allow) => {
    const answer = await api.call(route);
    expect([answer.status, answer.body]).toEqual([405, refusal('METHOD_NOT_ALLOWED')]);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  test.each(['/docs/../package.json', '/docs/..%2fpackage.json', '/docs/%00', '/docs/%2e%2e/x', '/docs/\\..\\x'])(
    'outside of the documentation is not served: %s',
    async (path) => {
      const [head = ''] = (await raw(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)).split('\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 (?:400|403|404) /);
    },
  );
});

test('nobody without a key makes the server read a body', async () => {
  const head =
    'POST /api/v2/instances HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n';
  const [status = ''] = (await raw(`${head}{`)).split('\r\n');
  expect(status).toBe('HTTP/1.1 401 Unauthorized');
});

function cursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Sends bytes that no HTTP client would and returns the first answer; the connection is closed with it. */
async function raw(request: string): Promise<string> {
  const { port, hostname } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  socket.once('data', () => socket.end());
  return text(socket);
}
