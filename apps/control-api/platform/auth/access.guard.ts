import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../http/api-error.js';
import { ACCESS, type Access } from './access.decorator.js';
import type { Authenticator } from './authenticator.js';

/** Lets a request with a key of the right scope pass. An operation without an access decorator is closed to everybody. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === 'open') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = await this.authenticator.authenticate(request, http.getResponse<FastifyReply>());
    if (access === undefined || !key.scopes.includes(access)) {
      throw new ApiError('FORBIDDEN', `This key lacks the scope "${access ?? 'none'}".`);
    }
    return true;
  }
}
