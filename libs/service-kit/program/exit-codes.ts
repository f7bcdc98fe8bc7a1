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
  // Postgres: cannot connect now, shutting down, too many connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

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
    if (parts.some((part) => part instanceof Error && 'code' in part && CONNECTION_CODES.has(String(part.code)))) {
      return exitCodes.temporary;
    }
  }
  return exitCodes.failed;
}
