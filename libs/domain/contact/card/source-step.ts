import { changedFields } from './changed-fields.js';
import { foldCard } from './fold-card.js';
import { type FieldTimes, SCALAR_FIELDS, type SourceContact } from './person-card.js';

export interface SourceStep<Source extends SourceContact> {
  /** first; another version of the record; told again from an earlier one; or the same one, at another person perhaps. */
  readonly kind: 'first' | 'version' | 'retold' | 'same';
  readonly after: Source;
  /** Those whose content the step changed. */
  readonly fields: readonly string[];
}

/** What becomes of a source contact with the next that is told of it. Since when it says what it says is taken over from before. */
export function sourceStep<Source extends SourceContact>(
  before: Source | undefined,
  after: Source,
): SourceStep<Source> {
  if (!before) return { kind: 'first', after, fields: [] };
  if (after.observedAt < before.observedAt) return { kind: 'retold', after, fields: [] };
  const isSame =
    after.observedAt === before.observedAt && after.version === before.version && after.deleted === before.deleted;
  if (isSame) return { kind: 'same', after: { ...after, fieldSince: before.fieldSince }, fields: [] };
  const fields = changedFields(foldCard('', [before]), foldCard('', [after]));
  return { kind: 'version', after: { ...after, fieldSince: fieldSince(before, after, fields) }, fields };
}

function fieldSince(before: SourceContact, after: SourceContact, fields: readonly string[]): FieldTimes | null {
  const changed = SCALAR_FIELDS.filter((field) => fields.includes(field));
  if (changed.length === 0) return before.fieldSince;
  return { ...before.fieldSince, ...Object.fromEntries(changed.map((field) => [field, after.observedAt])) };
}
