import { HttpException } from '@nestjs/common';

// Bodies as the People API sends them (google.rpc.Status with ErrorInfo details, google/rpc/error_details.proto).
const SERVICE = 'people.googleapis.com';

interface RpcStatus {
  readonly http: number;
  readonly status: string;
  readonly message: string;
  readonly reason?: string;
}

export function rpcErrorBody({ http, status, message, reason }: RpcStatus): object {
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason,
      domain: 'googleapis.com',
      metadata: { service: SERVICE },
    },
  ];
  return { error: { code: http, message, status, ...(reason === undefined ? {} : { details }) } };
}

function rpcError(status: RpcStatus): HttpException {
  return new HttpException(rpcErrorBody(status), status.http);
}

export const UNAUTHENTICATED: RpcStatus = {
  http: 401,
  status: 'UNAUTHENTICATED',
  message:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  reason: 'ACCESS_TOKEN_EXPIRED',
};

export const RESOURCE_EXHAUSTED: RpcStatus = {
  http: 429,
  status: 'RESOURCE_EXHAUSTED',
  message: `Quota exceeded for quota metric 'Critical read requests (Contact and Profile Reads)' and limit 'Critical read requests (Contact and Profile Reads) per minute per user' of service '${SERVICE}' for consumer 'project_number:100000000001'.`,
  reason: 'RATE_LIMIT_EXCEEDED',
};

export const INTERNAL: RpcStatus = { http: 500, status: 'INTERNAL', message: 'Internal error encountered.' };

export const unauthenticated = (): HttpException => rpcError(UNAUTHENTICATED);

export const insufficientScope = (): HttpException =>
  rpcError({
    http: 403,
    status: 'PERMISSION_DENIED',
    message: 'Request had insufficient authentication scopes.',
    reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  });

export const notFound = (): HttpException =>
  rpcError({ http: 404, status: 'NOT_FOUND', message: 'Requested entity was not found.' });

export const invalidArgument = (message: string): HttpException =>
  rpcError({ http: 400, status: 'INVALID_ARGUMENT', message });

/**
 * The answer to an expired sync token. The People API was observed to answer 400; other Google APIs answer 410. The reference
 * documents the reason, but not every observed answer had it.
 */
export interface ExpiredAnswer {
  readonly http: 400 | 410;
  readonly withReason: boolean;
}

export const AS_OBSERVED: ExpiredAnswer = { http: 400, withReason: true };

export const expiredSyncToken = ({ http, withReason }: ExpiredAnswer): HttpException =>
  rpcError({
    http,
    status: 'FAILED_PRECONDITION',
    message: 'Sync token is expired. Clear local cache and retry call without the sync token.',
    ...(withReason && { reason: 'EXPIRED_SYNC_TOKEN' }),
  });

export const quotaExceeded = (): HttpException => rpcError(RESOURCE_EXHAUSTED);
