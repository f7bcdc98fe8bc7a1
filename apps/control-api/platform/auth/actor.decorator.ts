import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const actors = new WeakMap<FastifyRequest, string>();

export function rememberActor(request: FastifyRequest, keyId: string): void {
  actors.set(request, keyId);
}

/** The id of the caller's API key. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const actor = actors.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (actor === undefined) throw new Error('@Actor() needs an operation with a scope');
  return actor;
});
