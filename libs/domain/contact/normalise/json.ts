/** A JSON object that is not validated. */
export type JsonObject = Readonly<Record<string, unknown>>;

// These readers treat a missing value and a value of the wrong type alike. They are written by hand and not as a schema, because
// they run for every field of every contact.

export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The objects of a list; anything else in it is skipped. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => objectOf(item) !== undefined) : [];
}

/** Trimmed text; null when it is absent or empty. NUL and lone surrogates, which Postgres cannot store, are removed. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const storable = value.isWellFormed() && !value.includes('\0') ? value : value.toWellFormed().replaceAll('\0', '');
  return storable.trim() || null;
}

/** A whole number within the bounds, both included; null otherwise. */
export function wholeNumberOf(value: unknown, least: number, most: number): number | null {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? (value as number) : null;
}
