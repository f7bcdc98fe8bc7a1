import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { Health } from './health.js';

export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** GET /health/live, /health/ready and /metrics for the operators of the machine; asks for no key, so keep it off the network. */
export async function startOpsServer(options: {
  host: string;
  port: number;
  health: Health;
  metrics: Registry;
}): Promise<OpsServer> {
  const { host, port, health, metrics } = options;
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => send(response, 500, 'application/json', '{"status":"failing"}'));
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.method === 'GET' ? request.url?.split('?')[0] : undefined;
    if (path === '/metrics') return send(response, 200, metrics.contentType, await metrics.metrics());
    if (path !== '/health/live' && path !== '/health/ready') return send(response, 404, 'text/plain', 'Not found\n');
    const report = await health.report(path === '/health/live' ? 'live' : 'ready');
    send(response, report.status === 'ok' ? 200 : 503, 'application/json', JSON.stringify(report));
  }
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
