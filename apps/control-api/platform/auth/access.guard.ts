import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiKeys } from '#vault';
import { ApiError } from '../http/api-error.js';
import { ACCESS, type Access } from './access.decorator.js';
import { rememberActor } from './actor.decorator.js';
import type { RateLimits } from './rate-limits.js';

/** Lets a request with a key of the right scope pass. An operation without an access decorator is closed to everybody. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeys,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === 'open') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const [, presented] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (presented === undefined) throw new ApiError('UNAUTHENTICATED', 'Send an API key: Authorization: Bearer kith_…');
    const key = await this.keys.verify(presented);
    if (!key) throw await this.#refused(request, http.getResponse<FastifyReply>());
    if (access === undefined || !key.scopes.includes(access)) {
      throw new ApiError('FORBIDDEN', `This key lacks the scope "${access ?? 'none'}".`);
    }
    rememberActor(request, key.id);
    const wait = await this.limits.acceptedKey(request);
    if (wait !== undefined) throw tooMany(http.getResponse<FastifyReply>(), wait, 'Too many requests with this key.');
    return true;
  }

  async #refused(request: FastifyRequest, reply: FastifyReply): Promise<ApiError> {
    const wait = await this.limits.refusedKey(request);
    if (wait === undefined) return new ApiError('UNAUTHENTICATED', 'This API key is unknown or was revoked.');
    return tooMany(reply, wait, 'Too many refused keys from this address.');
  }
}

function tooMany(reply: FastifyReply, waitSeconds: number, reason: string): ApiError {
  void reply.header('retry-after', String(waitSeconds));
  return new ApiError('TOO_MANY_ATTEMPTS', `${reason} Wait a minute.`);
}
