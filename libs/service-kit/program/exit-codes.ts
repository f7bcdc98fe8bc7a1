/** Exit codes for a supervisor. 75 and 78 are EX_TEMPFAIL and EX_CONFIG of sysexits(3). */
export const exitCodes = {
  done: 0,
  /** A person must look into it. */
  failed: 1,
  /** A dependency is unavailable: restart later. */
  temporary: 75,
  /** Restarting does not help until the configuration is changed. */
  configuration: 78,
} as const;

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** SQLSTATE of Postgres: the connection failed (class 08), the server shuts down or starts, too many connections. */
const CONNECTION_STATE = /^(?:08...|57P0[1-35]|53300)$/;
/** Errors of the Postgres client without a code: its connection was cut, or the pool had none in time. */
const CONNECTION_MESSAGE =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Code of errors, of any library, that only a change of the configuration can fix. */
const CONFIGURATION = 'CONFIGURATION';

/**
 * temporary when the error or one of its causes means that a server cannot be reached now; configuration when a setting is wrong;
 * failed otherwise.
 */
export function exitCodeFor(error: unknown): number {
  if (error instanceof Error && 'code' in error && error.code === CONFIGURATION) return exitCodes.configuration;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const parts: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
    if (parts.some(isConnectionError)) return exitCodes.temporary;
  }
  return exitCodes.failed;
}

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return CONNECTION_CODES.has(code) || CONNECTION_STATE.test(code) || CONNECTION_MESSAGE.test(error.message);
}
