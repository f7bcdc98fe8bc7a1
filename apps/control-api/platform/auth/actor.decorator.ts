import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const actors = new WeakMap<FastifyRequest, string>();

export function rememberActor(request: FastifyRequest, keyId: string): void {
  actors.set(request, keyId);
}

/** Who calls: the id of the API key. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const actor = actors.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (actor === undefined) throw new Error('An operation that asks who calls must need a scope');
  return actor;
});
