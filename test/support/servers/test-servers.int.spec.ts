import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestServers } from './test-servers.js';

/** Answers like an engine that has no image and reaches no registry. */
const engine = createServer((request, response) => {
  if (request.url?.endsWith('/_ping')) return response.end('OK');
  return response.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"no such host"}');
});

beforeAll(() => new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => engine.close(resolve)));

it('if Docker answers but cannot start containers, the embedded servers start and the reason is printed', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const host = `tcp://127.0.0.1:${(engine.address() as AddressInfo).port}`;
  vi.stubEnv('DOCKER_HOST', host);

  const servers = await startTestServers({ DOCKER_HOST: host });
  const client = new pg.Client({ connectionString: servers.postgresUrl });
  await client.connect();
  const { rows } = await client.query('select 1 as one');
  await client.end();
  await servers.stop();

  expect(rows).toEqual([{ one: 1 }]);
  expect(write.mock.calls.flat().join('')).toContain('Docker answers, but cannot start containers');
});
