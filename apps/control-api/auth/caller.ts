import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Whose key a request bears, as the guard found it. */
const callers = new WeakMap<FastifyRequest, string>();

export function rememberCaller(request: FastifyRequest, keyId: string): void {
  callers.set(request, keyId);
}

/** The id of the API key that calls. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const caller = callers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (caller === undefined) throw new Error('An operation that is open to anyone has no caller');
  return caller;
});
