import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { alive, type Health, type HealthReport } from './health.js';

export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** GET /health/live, /health/ready and /metrics for operators. Needs no key, so the port must not be reachable from the network. */
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
    if (path === '/health/live') return sendReport(response, alive);
    if (path === '/health/ready') return sendReport(response, await health.report());
    send(response, 404, 'text/plain', 'Not found\n');
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

function sendReport(response: ServerResponse, report: HealthReport): void {
  send(response, report.status === 'ok' ? 200 : 503, 'application/json', JSON.stringify(report));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
