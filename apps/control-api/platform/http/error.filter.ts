import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { exitCodeFor, exitCodes } from '#service-kit';
import { ApiError, bodyOf } from './api-error.js';

/** Answers every error as `{error: {code, message, …}}`. The cause of an unexpected one is logged under a reference. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = error instanceof ApiError ? error : (fromHttp(error) ?? this.#unexpected(error, request));
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    // The handler may have set the content type of a file.
    void reply.header('content-type', 'application/json; charset=utf-8');
    void reply.status(answer.status).send(bodyOf(answer));
  }

  #unexpected(error: unknown, request: FastifyRequest): ApiError {
    const reference = randomUUID();
    // The route, not the URL: a search term is personal data.
    const route = request.routeOptions.url;
    this.logger.error({ err: error, reference, method: request.method, route }, 'A request failed');
    return exitCodeFor(error) === exitCodes.temporary
      ? new ApiError('UNAVAILABLE', 'The database cannot be reached. Try again in a moment.', { reference })
      : new ApiError('INTERNAL', 'An internal error occurred. The log has the cause under this reference.', {
          reference,
        });
  }
}

/** Errors of Nest and Fastify. Their messages quote paths and bodies, so they are replaced. */
function fromHttp(error: unknown): ApiError | undefined {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : error instanceof Error && 'statusCode' in error
        ? error.statusCode
        : undefined;
  switch (status) {
    case 400:
      return new ApiError('INVALID', 'The request is not well-formed: the body must be JSON.', { field: 'body' });
    case 404:
      return new ApiError('NOT_FOUND', 'There is nothing at this address.');
    case 413:
      return new ApiError('TOO_LARGE', 'The body is too large.', { field: 'body' });
    case 415:
      return new ApiError('NOT_JSON', 'Send the body as application/json.', { field: 'body' });
    default:
      return undefined;
  }
}

/** The common part of HTTP/1 and HTTP/2 responses. */
interface RawResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** The router refuses such addresses before the filter is reached. */
export function answerInvalidAddress(_error: unknown, _request: unknown, { raw }: { raw: RawResponse }): void {
  const answer = new ApiError('INVALID', 'The address is not well-formed.');
  raw.statusCode = answer.status;
  raw.setHeader('content-type', 'application/json; charset=utf-8');
  raw.end(JSON.stringify(bodyOf(answer)));
}
