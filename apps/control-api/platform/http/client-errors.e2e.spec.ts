import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApi, runApi } from '../../testing/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api?.close());

async function send(bytes: string): Promise<{ status: string | undefined; body: unknown }> {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(bytes);
  const answer = await text(socket);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: head.split(' ')[1], body: JSON.parse(body) };
}

test.each([
  ['431', 'HEADERS_TOO_LARGE', `GET /api/v2/persons?cursor=${'0'.repeat(20_000)} HTTP/1.1\r\n\r\n`],
  ['400', 'INVALID', 'nonsense\r\n\r\n'],
])('a request that no HTTP server reads is answered as every error: %s', async (status, code, request) => {
  expect(await send(request)).toEqual({ status, body: { error: { code, message: expect.any(String) } } });
});
