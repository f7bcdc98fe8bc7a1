import { DecodeError } from '#contracts';

/** `retriable`: the infrastructure failed; the batch is retried. `poison`: the data is bad; the message becomes a dead letter. */
export type Classification =
  | { readonly kind: 'retriable'; readonly code: string }
  | { readonly kind: 'poison'; readonly code: string; readonly text: string };

/** An error with one of its library's codes and a message without personal data. */
interface CodedError extends Error {
  readonly code: string;
}

/**
 * SQLSTATE classes of errors in the data: one row changed twice by a statement (21), a value out of its type
 * (22), a broken constraint (23), a value too long for an index (54). All others are failures of the server or the connection.
 */
const DATA_CLASSES = new Set(['21', '22', '23', '54']);
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Decides for both retries and dead letters. `text` never quotes data. */
export function classify(error: unknown): Classification {
  if (error instanceof DecodeError) return { kind: 'poison', code: error.code, text: error.message };
  if (isDataError(error)) return { kind: 'poison', code: error.code, text: error.message };
  if (isCoded(error) && SQLSTATE.test(error.code)) {
    if (!DATA_CLASSES.has(error.code.slice(0, 2))) return { kind: 'retriable', code: error.code };
    return { kind: 'poison', code: `SQL_${error.code}`, text: 'The database refused a value of this message.' };
  }
  if (isBug(error)) return { kind: 'poison', code: 'UNEXPECTED', text: `The handler failed with a ${error.name}.` };
  return { kind: 'retriable', code: isCoded(error) ? error.code : error instanceof Error ? error.name : 'UNKNOWN' };
}

/** Data errors of the domain are marked; their messages may be shown. */
function isDataError(error: unknown): error is CodedError {
  return isCoded(error) && 'isDataError' in error && error.isDataError === true;
}

function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function isBug(error: unknown): error is Error {
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof SyntaxError ||
    error instanceof ReferenceError
  );
}
