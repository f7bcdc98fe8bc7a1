const MAX_CAUSES = 4;
const SQLSTATE = /^[0-9A-Z]{5}$/;

export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  /** Where in the schema a database error arose. */
  readonly at?: string;
  readonly cause?: SafeError;
  readonly errors?: readonly SafeError[];
}

/**
 * What may leave the process about an error: its type, message, code and stack, and those of its causes. Other properties are left
 * out, because libraries attach requests, headers and rows to their errors. Messages of Postgres and the ORM may quote values, so of
 * a database error only the SQLSTATE and the place in the schema are kept.
 */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something was thrown that is not an Error' };
  const code = codeOf(error);
  const database = databasePlace(error);
  const inner = depth < MAX_CAUSES;
  return {
    type: error.name,
    message: database === undefined ? withoutCredentials(error.message) : `Database error ${code}`,
    ...(code !== undefined && { code }),
    ...(database && { at: database }),
    ...(error.stack && { stack: frames(error.stack) }),
    ...(inner && error.cause instanceof Error && { cause: safeError(error.cause, depth + 1) }),
    ...(inner &&
      error instanceof AggregateError && { errors: error.errors.slice(0, 5).map((one) => safeError(one, depth + 1)) }),
  };
}

/** Redacts passwords in URLs, bearer tokens and API keys in any text. */
export function withoutCredentials(text: string): string {
  return text
    .replace(/(\w:\/\/)[^\s/@"'\\]+@/g, '$1[redacted]@')
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]')
    .replace(/\bkith_[\w-]{20,}/g, '[redacted]');
}

function codeOf(error: Error): string | number | undefined {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? code : undefined;
}

/** schema.table.column and constraint, as far as known; undefined when this is no database error. */
function databasePlace(error: Error): string | undefined {
  const fields = error as Partial<Record<'code' | 'severity' | 'schema' | 'table' | 'column' | 'constraint', unknown>>;
  const fromDatabase = 'severity' in fields || error.name.endsWith('Exception');
  if (!fromDatabase || typeof fields.code !== 'string' || !SQLSTATE.test(fields.code)) return undefined;
  const place = [fields.schema, fields.table, fields.column].filter((part) => typeof part === 'string').join('.');
  return typeof fields.constraint === 'string' ? `${place} ${fields.constraint}`.trim() : place;
}

/** Without the message, with which a stack starts. */
function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');
}
