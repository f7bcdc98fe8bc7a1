import { SourceError, type SourceErrorCode } from '#connector-kit';
import type { DavAnswer } from './http/dav-http.js';

const LONGEST_RETRY_AFTER_MS = 300_000;

/** What an answer other than the one that was asked for means. */
export function davTrouble({ status, headers }: Pick<DavAnswer, 'status' | 'headers'>, now = Date.now()): SourceError {
  return new SourceError(codeOf(status), retryAfterMs(headers.get('retry-after'), now));
}

function codeOf(status: number): SourceErrorCode {
  // With Basic there is no fresh token to try: what was refused is the password itself.
  if (status === 401) return 'INVALID_GRANT';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === 429) return 'QUOTA';
  if (status >= 500 || status === 408) return 'UNAVAILABLE';
  return status >= 400 ? 'BAD_REQUEST' : 'BAD_RESPONSE';
}

/**
 * Whether a server says by its answer that it does not know the sync token any more. RFC 6578 §3.2 wants 403 with
 * DAV:valid-sync-token; others are seen with 400, 409, 410, 412 and, as with Xandikos, 500. If it was something else, the listing
 * without a token that follows shows it.
 */
export function refusesToken({ status, text }: Pick<DavAnswer, 'status' | 'text'>): boolean {
  return [400, 403, 409, 410, 412, 500].includes(status) || text.includes('valid-sync-token');
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function retryAfterMs(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), LONGEST_RETRY_AFTER_MS) : 0;
}
