import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiError } from './api-error.js';

/** Answers 405 with Allow where a path has operations, but none of the requested method (RFC 9110 §15.5.6). */
export function refuseUnknownMethods(app: NestFastifyApplication): void {
  const methods = new Map<string, Set<string>>();
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url, known);
  });
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = [...methods].flatMap(([pattern, known]) => (matches(pattern, path) ? [...known] : []));
    if (allowed.length === 0) return;
    reply.header('allow', [...new Set(allowed)].sort().join(', '));
    throw new ApiError('METHOD_NOT_ALLOWED', 'This address has no such method.');
  });
}

function matches(pattern: string, path: string): boolean {
  const [parts, given] = [pattern.split('/'), path.split('/')];
  return parts.length === given.length && parts.every((part, i) => part.startsWith(':') || part === given[i]);
}
