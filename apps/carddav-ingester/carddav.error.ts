import { retryAfterMs, SourceError, type SourceErrorCode } from '#connector-kit';
import type { DavAnswer } from './http/dav-http.js';

/** The source error of a response that is not the expected one. `now`: epoch milliseconds. */
export function davError({ status, headers }: Pick<DavAnswer, 'status' | 'headers'>, now = Date.now()): SourceError {
  return new SourceError(codeOf(status), retryAfterMs(headers.get('retry-after'), now));
}

function codeOf(status: number): SourceErrorCode {
  // With Basic authentication there is no token to refresh: the password is refused.
  if (status === 401) return 'INVALID_GRANT';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === 429) return 'QUOTA';
  if (status >= 500 || status === 408) return 'UNAVAILABLE';
  return status >= 400 ? 'BAD_REQUEST' : 'BAD_RESPONSE';
}

/**
 * Whether a response means that the sync token is not valid any more. RFC 6578 §3.2 requires 403 with DAV:valid-sync-token. Servers
 * also answer 400, 409, 410, 412 and (Xandikos) 500. If the reason was another one, the complete listing that follows fails too.
 */
export function refusesToken({ status, text }: Pick<DavAnswer, 'status' | 'text'>): boolean {
  return [400, 403, 409, 410, 412, 500].includes(status) || text.includes('valid-sync-token');
}
