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
 * What may be told about an error outside the process: its kind, text, code and frames, of its causes too. Other properties
 * stay behind, because libraries hang requests, headers and rows on their errors. What Postgres and the ORM say about a
 * statement may quote values, so a database error is told by its SQLSTATE and its place in the schema alone.
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

/** Hides what must not be read in any text: passwords in URLs, bearer tokens, API keys. */
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

/** A stack starts with the message, which is told apart. */
function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');
}
