import type { IncomingMessage } from 'node:http';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { LOOPBACK_HOSTS } from '../loopback.js';
import { adminError } from './validation.js';

const LOOPBACK_ADDRESSES = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** Admits only programs on this machine. Rejects other hosts, and web pages in a local browser, which send an Origin header. */
@Injectable()
export class LoopbackGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context
      .switchToHttp()
      .getRequest<Pick<IncomingMessage, 'socket' | 'headers'> & { hostname: string }>();
    const local =
      LOOPBACK_ADDRESSES.includes(request.socket.remoteAddress ?? '') && LOOPBACK_HOSTS.includes(request.hostname);
    if (!local || request.headers.origin !== undefined)
      throw adminError(403, 'forbidden', 'the admin API answers programs on this machine only');
    return true;
  }
}
