import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Histogram, type Registry } from 'prom-client';

/** Labelled by route pattern, not by URL: URLs contain personal data and their number is unbounded. */
export function measureRequests(app: NestFastifyApplication, registry: Registry): void {
  const seconds = new Histogram({
    name: 'kith_http_request_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    seconds.observe(labels, reply.elapsedTime / 1_000);
  });
}
