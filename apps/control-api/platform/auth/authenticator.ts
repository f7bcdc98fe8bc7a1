import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiKeySummary, ApiKeys } from '#vault';
import { ApiError } from '../http/api-error.js';
import { rememberActor } from './actor.decorator.js';
import type { RateLimits } from './rate-limits.js';

/** A key is looked up by one row. */
const PATIENCE_MS = 5_000;

/** Finds the API key of a request, once per request. */
export class Authenticator {
  readonly #accepted = new WeakMap<FastifyRequest, ApiKeySummary>();

  constructor(
    private readonly keys: ApiKeys,
    private readonly limits: RateLimits,
  ) {}

  /** @throws ApiError UNAUTHENTICATED or TOO_MANY_ATTEMPTS */
  async authenticate(request: FastifyRequest, reply: FastifyReply): Promise<ApiKeySummary> {
    const accepted = this.#accepted.get(request);
    if (accepted) return accepted;
    const [, presented] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (presented === undefined) throw new ApiError('UNAUTHENTICATED', 'Send an API key: Authorization: Bearer kith_…');
    const key = await inTime(this.keys.verify(presented));
    if (!key) {
      const wait = await this.limits.refusedKey(request);
      if (wait !== undefined) throw tooMany(reply, wait, 'Too many refused keys from this address.');
      throw new ApiError('UNAUTHENTICATED', 'This API key is unknown or was revoked.');
    }
    rememberActor(request, key.id);
    const wait = await this.limits.acceptedKey(request);
    if (wait !== undefined) throw tooMany(reply, wait, 'Too many requests with this key.');
    this.#accepted.set(request, key);
    return key;
  }
}

/** A database that hangs is as good as one that is gone. @throws ApiError UNAVAILABLE */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const error = new ApiError('UNAVAILABLE', 'The database does not answer. Try again in a moment.');
  const timer = setTimeout(() => late.reject(error), PATIENCE_MS);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}

const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nobody without a key can make the server read a body: no operation with a body is open. */
export function authenticateBeforeBodies(app: NestFastifyApplication, authenticator: Authenticator): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404 && !WITHOUT_BODY.has(request.method)) await authenticator.authenticate(request, reply);
  });
}

function tooMany(reply: FastifyReply, waitSeconds: number, reason: string): ApiError {
  void reply.header('retry-after', String(waitSeconds));
  return new ApiError('TOO_MANY_ATTEMPTS', `${reason} Wait a minute.`);
}
