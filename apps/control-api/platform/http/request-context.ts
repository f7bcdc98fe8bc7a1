import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Context, context, propagation, SpanKind, trace } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import { withRequestId } from '#event-log';

const tracer = trace.getTracer('kith');
/** What others may call a request: nothing that could break a log line or a header. */
const GIVEN_ID = /^[\w.:-]{1,128}$/;

interface RequestContext {
  readonly id: string;
  readonly traced: Context;
}

/**
 * Gives every request an id, its caller's (X-Request-Id) or a new one, and a span, its caller's trace or a new one. The answer has
 * the id as a header; so has everything that the request logs and sends.
 */
export function identifyRequests(app: NestFastifyApplication): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-request-id'];
    const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
    void reply.header('x-request-id', id);
    const parent = propagation.extract(context.active(), request.headers);
    const route = request.routeOptions.url ?? 'none';
    const attributes = { 'http.request.method': request.method, 'http.route': route };
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
    const known = { id, traced: trace.setSpan(parent, span) };
    contexts.set(request, known);
    enter(known, done);
  });
  // The events of a body's stream have lost the context.
  server.addHook('preValidation', (request, _reply, done) => {
    const known = contexts.get(request);
    if (known) enter(known, done);
    else done();
  });
  server.addHook('onResponse', async (request, reply) => {
    const span = trace.getSpan(contexts.get(request)?.traced ?? context.active());
    span?.setAttribute('http.response.status_code', reply.statusCode);
    span?.end();
  });
}

function enter({ id, traced }: RequestContext, done: () => void): void {
  context.with(traced, () => withRequestId(id, done));
}
