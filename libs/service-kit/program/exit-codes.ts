/** How a process ends, for those who restart it. 75 and 78 are EX_TEMPFAIL and EX_CONFIG of sysexits(3). */
export const exitCodes = {
  done: 0,
  /** Something that a person must look at. */
  failed: 1,
  /** Something outside is not there now: restart me later. */
  temporary: 75,
  /** Restarting cannot help before the configuration is changed. */
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

/** Errors of rooms below this one that only another configuration mends say so with this code. */
const CONFIGURATION = 'CONFIGURATION';

/**
 * temporary when the error, or what caused it, says that a server cannot be reached now; configuration when it says that
 * a setting is wrong; failed otherwise.
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
