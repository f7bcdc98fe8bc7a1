/** The error codes and their HTTP statuses. Clients branch on the codes; messages are for people. */
export const errorCodes = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  OAUTH_FAILED: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  ALREADY_CONNECTED: 409,
  INSTANCE_REMOVED: 409,
  SYNC_RUNNING: 409,
  VERSION_CONFLICT: 409,
  SAME_PERSON: 409,
  REVIEW_SETTLED: 409,
  KNOWN_BY_SOURCE: 409,
  SYNC_DISABLED: 409,
  NOT_HELD: 409,
  NOT_OPEN: 409,
  NOT_REPLAYABLE: 409,
  OAUTH_CLIENT_MISSING: 409,
  DEMO_WORLD: 409,
  TOO_SLOW: 408,
  TOO_LARGE: 413,
  NOT_JSON: 415,
  TOO_MANY_ATTEMPTS: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof errorCodes;

interface ErrorDetails {
  /** The input that is wrong, e.g. credentials.clientId; `body` for the body as a whole. */
  readonly field?: string;
  /** The account that is connected already. */
  readonly instanceId?: string;
  /** The running job. */
  readonly jobId?: string;
  /** The current card, if the request was made for another version. */
  readonly current?: unknown;
  /** The edit that claimed the version. */
  readonly editId?: string;
  /** Finds the cause in the log. */
  readonly reference?: string;
}

/** An error answer. `message` is shown to the caller: a sentence without internals or personal data. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }

  get status(): number {
    return errorCodes[this.code];
  }
}

export function bodyOf({ code, message, details }: ApiError) {
  return { error: { code, message, ...details } };
}
