const PLAIN = /^[\w:.+-]+$/;

/** Needs no quotes: a number, a boolean, a uuid, an ISO time. */
export function plain(value: unknown): string {
  const text =
    typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
      ? String(value)
      : textOf(value);
  if (!PLAIN.test(text))
    throw new TypeError('A row has a value that is neither a number nor a uuid nor an ISO time where one is needed');
  return text;
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string')
    throw new TypeError(`A row has a ${typeof value} where a column needs a value or null`);
  return value;
}

const NEEDS_ESCAPE = /["\\]/;

export function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

/** A list of texts, numbers, booleans or times as a parameter: much cheaper than the driver's own conversion. */
export function arrayParameter(values: readonly unknown[]): string {
  let literal = '{';
  for (const value of values) {
    if (literal.length > 1) literal += ',';
    if (value === null) literal += 'NULL';
    else if (value instanceof Date) literal += plain(value.toISOString());
    else literal += typeof value === 'string' ? quoted(value) : plain(value);
  }
  return `${literal}}`;
}
