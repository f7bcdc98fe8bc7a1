import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ApiKeys } from '#vault';
import { ApiError } from '../http/api-error.js';
import { ACCESS, type Access } from './access.decorator.js';
import { rememberActor } from './actor.decorator.js';
import { FailedAttempts } from './failed-attempts.js';

/** No key, no data. An operation that does not say who may call it may be called by nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeys,
    private readonly failures: FailedAttempts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === 'open') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [, presented] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const key = presented === undefined ? undefined : await this.keys.verify(presented);
    if (!key) throw this.#refused(request, presented);
    if (access === undefined || !key.scopes.includes(access)) {
      throw new ApiError('FORBIDDEN', `This key lacks the scope "${access ?? 'none'}".`);
    }
    rememberActor(request, key.id);
    return true;
  }

  #refused(request: FastifyRequest, presented: string | undefined): ApiError {
    if (presented === undefined)
      return new ApiError('UNAUTHENTICATED', 'Send an API key: Authorization: Bearer kith_…');
    return this.failures.note(request.ip)
      ? new ApiError('TOO_MANY_ATTEMPTS', 'Too many refused keys from this address. Wait a minute.')
      : new ApiError('UNAUTHENTICATED', 'This API key is not known or was revoked.');
  }
}
