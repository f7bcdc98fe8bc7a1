import { type JsonObject, objectOf, objectsOf } from '../json.js';

/** Every field of a Google person carries `metadata`; `primary` is that of the whole person, `sourcePrimary` that of one of its sources. */
export function isPrimary(field: JsonObject): boolean {
  return objectOf(field.metadata)?.primary === true;
}

/** The fields of a list in Google's order, the primary one first. */
export function primaryFirst(list: unknown): readonly JsonObject[] {
  const fields = objectsOf(list);
  const primary = fields.findIndex(isPrimary);
  return primary <= 0 ? fields : [...fields.slice(primary, primary + 1), ...fields.toSpliced(primary, 1)];
}

/** The field to read from a list of which one value is needed: the primary one, else the primary one of its source, else the first. */
export function bestOf(fields: readonly JsonObject[]): JsonObject | undefined {
  return (
    fields.find(isPrimary) ?? fields.find((field) => objectOf(field.metadata)?.sourcePrimary === true) ?? fields[0]
  );
}
