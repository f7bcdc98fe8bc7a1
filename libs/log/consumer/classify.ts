import { DecodeError } from '#contracts';

/** Infrastructure trouble is waited out and never advances; bad data goes to the dead letters and the rest moves on. */
export type Classification =
  | { readonly kind: 'retriable'; readonly code: string }
  | { readonly kind: 'poison'; readonly code: string; readonly text: string };

/** An error that carries one of the closed codes of its room and a sentence without personal data. */
interface CodedError extends Error {
  readonly code: string;
}

/**
 * SQLSTATE classes that say something about the data: one row changed twice by a statement (21), a value out of its type
 * (22), a broken constraint (23), a value too long for an index (54). All others are trouble of the server or the connection.
 */
const DATA_CLASSES = new Set(['21', '22', '23', '54']);
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Serves the retry and the dead-letter path alike. `text` never quotes data. */
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

/** Data errors of the domain name themselves so; their messages are written to be shown. */
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
