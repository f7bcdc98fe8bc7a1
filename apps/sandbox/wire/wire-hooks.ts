import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { INTERNAL, RESOURCE_EXHAUSTED, rpcErrorBody, UNAUTHENTICATED } from '../google/rpc-error.js';
import { type Endpoint, endpointOf } from './endpoints.js';
import type { Faults } from './faults.js';
import type { LoggedRequest, RequestLog } from './request-log.js';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** The part of a request that the hooks use. */
interface RequestLine {
  readonly method: string;
  readonly url: string;
}

const STATUS_FAULTS = { 401: UNAUTHENTICATED, 429: RESOURCE_EXHAUSTED, 500: INTERNAL } as const;
const OAUTH_FAULTS = { 401: 'invalid_client', 429: 'rate_limit_exceeded', 500: 'internal_failure' } as const;

/** Injects faults into provider requests before they reach a controller, and logs each request once. */
export function addWireHooks(server: Server, faults: Faults, log: RequestLog): void {
  server.addHook('onRequest', async (request, reply) => {
    const endpoint = endpointOf(pathOf(request));
    const fault = endpoint === undefined ? undefined : faults.next(endpoint);
    if (endpoint === undefined || fault === undefined) return;
    if (fault.kind === 'slow') {
      await delay(fault.delayMs, undefined, { ref: false });
    } else if (fault.kind === 'drop') {
      log.add(logged(request, endpoint, 'dropped'));
      breakOff(reply);
    } else {
      await reply.code(fault.kind).send(faultBody(endpoint, fault.kind));
    }
  });
  server.addHook('onResponse', async (request, reply) => {
    const endpoint = endpointOf(pathOf(request));
    if (endpoint !== undefined) log.add(logged(request, endpoint, reply.statusCode));
  });
}

// Sends headers and the start of a body, then closes the connection, as a failing proxy or network does.
function breakOff(reply: { hijack(): unknown; readonly raw: ServerResponse }): void {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json; charset=UTF-8', 'content-length': 4096 });
  reply.raw.write('{\n  "connections": [\n', () => reply.raw.destroy());
}

function faultBody(endpoint: Endpoint, status: keyof typeof STATUS_FAULTS): object {
  return endpoint === 'token' || endpoint === 'revoke'
    ? { error: OAUTH_FAULTS[status] }
    : rpcErrorBody(STATUS_FAULTS[status]);
}

function logged(request: RequestLine, endpoint: Endpoint, status: number | 'dropped'): LoggedRequest {
  const { searchParams } = new URL(request.url, 'http://sandbox');
  return {
    endpoint,
    method: request.method,
    path: pathOf(request),
    parameters: [...new Set(searchParams.keys())],
    status,
  };
}

function pathOf(request: RequestLine): string {
  return request.url.split('?', 1)[0] ?? '';
}
