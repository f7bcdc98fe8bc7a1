import { Agent, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { closeAnsweredConnections } from './close-connections.js';

it('a server that is closing closes the connection of its last request, although the client would keep it', async () => {
  const server = Fastify({ forceCloseConnections: 'idle' });
  closeAnsweredConnections(server);
  const asked = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  server.get('/', async () => {
    asked.resolve();
    await mayAnswer.promise;
    return 'answer';
  });
  await server.listen();
  const { port } = server.server.address() as AddressInfo;
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: 'localhost', port, agent: new Agent({ keepAlive: true }) }, resolve).on('error', reject);
  });
  await asked.promise;

  const closed = server.close();
  await eventually(() => expect(server.server.listening).toBe(false));
  mayAnswer.resolve();

  expect((await answer).resume().statusCode).toBe(200);
  await closed;
});
