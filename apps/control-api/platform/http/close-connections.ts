import type { FastifyInstance } from 'fastify';

/**
 * Lets the server close as soon as its last request is answered. Fastify closes connections that are idle when it begins to close;
 * one that answers a request at that moment becomes idle later, and a client that keeps it open would keep the server from closing.
 */
export function closeAnsweredConnections(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  server.addHook('onResponse', async () => {
    // Node counts the connection as idle only after this.
    if (isClosing) setImmediate(() => server.server.closeIdleConnections());
  });
}
