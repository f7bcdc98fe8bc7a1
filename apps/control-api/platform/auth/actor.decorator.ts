import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const actors = new WeakMap<FastifyRequest, string>();

export function rememberActor(request: FastifyRequest, keyId: string): void {
  actors.set(request, keyId);
}

/** The id of the API key that the request was accepted with. */
export function actorOf(request: FastifyRequest): string {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error('Only an operation with a scope has an actor');
  return actor;
}

/** The id of the caller's API key. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
