import { z } from 'zod';
import { SourceError, type SourceErrorCode } from '#connector-kit';

/** What is kept of a failed request: the rest of it may hold tokens and personal data. */
export interface FailedRequest {
  /** undefined when no answer came. */
  readonly status: number | undefined;
  readonly body: unknown;
  /** The Retry-After header. */
  readonly retryAfter: string | null;
}

const LONGEST_RETRY_AFTER_MS = 300_000;

/** google.rpc.Status as the People API wraps it (AIP-193). */
const apiError = z.object({
  error: z.object({
    message: z.string().catch(''),
    details: z.array(z.object({ reason: z.string().optional() }).catch({})).catch([]),
  }),
});

/** RFC 6749 §5.2. */
const oauthError = z.object({ error: z.string() });

const oauthCodes: Readonly<Record<string, SourceErrorCode>> = {
  invalid_grant: 'INVALID_GRANT',
  invalid_client: 'INVALID_CLIENT',
  unauthorized_client: 'INVALID_CLIENT',
};

/** Reduces a failed request to Google to its trouble. */
export function googleTrouble(failed: FailedRequest): SourceError {
  const oauth = oauthError.safeParse(failed.body);
  const oauthCode = oauth.success ? oauthCodes[oauth.data.error] : undefined;
  return new SourceError(oauthCode ?? apiCode(failed), retryAfterMs(failed.retryAfter));
}

function apiCode({ status, body }: FailedRequest): SourceErrorCode {
  const { message, details } = apiError.safeParse(body).data?.error ?? { message: '', details: [] };
  const reasons = details.map(({ reason }) => reason);
  if (status === undefined) return 'NETWORK';
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 429 || (status === 403 && reasons.includes('RATE_LIMIT_EXCEEDED'))) return 'QUOTA';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status >= 500 || status === 408) return 'UNAVAILABLE';
  // Documented is the reason only; seen in the wild are 400 and, as with other Google APIs, 410, with or without it.
  const isExpired = reasons.includes('EXPIRED_SYNC_TOKEN') || /sync token/i.test(message);
  return (status === 400 || status === 410) && isExpired ? 'TOKEN_EXPIRED_SYNC' : 'BAD_REQUEST';
}

/** Seconds or a date (RFC 9110 §10.2.3); a date is left to our own backoff. */
function retryAfterMs(header: string | null): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds) * 1_000, LONGEST_RETRY_AFTER_MS) : 0;
}
