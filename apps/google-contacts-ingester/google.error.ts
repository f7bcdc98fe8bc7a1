import { z } from 'zod';
import { retryAfterMs, SourceError, type SourceErrorCode } from '#connector-kit';

/** The parts of a failed request that are used. The rest may contain tokens and personal data. */
export interface FailedRequest {
  /** undefined if there was no response. */
  readonly status: number | undefined;
  readonly body: unknown;
  /** The Retry-After header. */
  readonly retryAfter: string | null;
}

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

/** The source error of a failed request. `now`: epoch milliseconds. */
export function googleError(failed: FailedRequest, now: number): SourceError {
  const oauth = oauthError.safeParse(failed.body);
  const oauthCode = oauth.success ? oauthCodes[oauth.data.error] : undefined;
  return new SourceError(oauthCode ?? apiCode(failed), retryAfterMs(failed.retryAfter, now));
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
  // Only the reason is documented. Observed are 400 and, as in other Google APIs, 410, with or without it.
  const isExpired = reasons.includes('EXPIRED_SYNC_TOKEN') || /sync token/i.test(message);
  return (status === 400 || status === 410) && isExpired ? 'TOKEN_EXPIRED_SYNC' : 'BAD_REQUEST';
}
