import { changedFields } from '../card/changed-fields.js';
import { foldCard } from '../card/fold-card.js';
import { type FieldTimes, SCALAR_FIELDS } from '../card/person-card.js';
import type { SourceContact } from '../source-contact.js';

export interface SourceStep<Source extends SourceContact> {
  /** first; another version of the record; a replay from an earlier version; or the same version, perhaps with another person. */
  readonly kind: 'first' | 'version' | 'replayed' | 'same';
  readonly after: Source;
  /** The fields whose content the step changed. */
  readonly fields: readonly string[];
}

/** The step from one observation of a source contact to the next. `fieldSince` is carried over from the earlier one. */
export function sourceStep<Source extends SourceContact>(
  before: Source | undefined,
  after: Source,
): SourceStep<Source> {
  if (!before) return { kind: 'first', after, fields: [] };
  if (after.observedAt < before.observedAt) return { kind: 'replayed', after, fields: [] };
  const isSame =
    after.observedAt === before.observedAt && after.version === before.version && after.deleted === before.deleted;
  if (isSame) return { kind: 'same', after: { ...after, fieldSince: before.fieldSince }, fields: [] };
  const fields = changedFields(ownCard(before), ownCard(after));
  return { kind: 'version', after: { ...after, fieldSince: fieldSince(before, after, fields) }, fields };
}

/** Whether the account was removed meanwhile makes no difference to what the source changed. */
const ownCard = (source: SourceContact) => foldCard('', [{ ...source, accountRemovedAt: null }]);

function fieldSince(before: SourceContact, after: SourceContact, fields: readonly string[]): FieldTimes | null {
  const changed = SCALAR_FIELDS.filter((field) => fields.includes(field));
  if (changed.length === 0) return before.fieldSince;
  return { ...before.fieldSince, ...Object.fromEntries(changed.map((field) => [field, after.observedAt])) };
}
