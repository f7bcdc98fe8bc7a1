import type { EditedChange, EditedLabel } from '#contracts';
import { editedChange, foldText, LOCAL_SOURCE, type ValueKind } from '#domain';
import { ApiError } from '../../../platform/http/api-error.js';
import type { PersonCardView } from '../../../shared/persons/person-card.schemas.js';
import type { AddedValue, ChangedValue, PersonEdit } from './edit.schemas.js';

/**
 * The changes of an edit in the order in which they are applied: cleared overrides first.
 *
 * @throws ApiError INVALID with the field that refers to something the card does not have, or if the edit is empty
 */
export function editedChanges(edit: PersonEdit, card: PersonCardView): EditedChange[] {
  const has = valuesOf(card);
  const changes = [
    ...edit.useSource.map((field) => editedChange('USE_SOURCE', { field })),
    ...fieldChanges(edit),
    ...edit.remove.map(({ type, key }, i) =>
      editedChange('REMOVE_VALUE', { field: type, key: known(has, type, key, `remove.${i}.key`) }),
    ),
    ...edit.change.map((value, i) => put(value, known(has, value.type, value.key, `change.${i}.key`))),
    ...edit.add.map((value) => put(value, null)),
    ...edit.primary.map(({ type, key }, i) =>
      editedChange('SET_PRIMARY', { field: type, key: known(has, type, key, `primary.${i}.key`) }),
    ),
    ...edit.order.map(({ type, keys }) => editedChange('ORDER', { field: type, keys })),
    ...edit.labels.add.map((name) => editedChange('ADD_LABEL', { group: labelNamed(name, card) })),
    ...edit.labels.remove.flatMap((id, i) =>
      labelsOf(id, card, `labels.remove.${i}`).map((group) => editedChange('REMOVE_LABEL', { group })),
    ),
    ...stateChanges(edit),
  ];
  if (changes.length === 0) throw new ApiError('INVALID', 'The edit changes nothing.', { field: 'body' });
  return changes;
}

function fieldChanges({ fields, useSource }: PersonEdit): EditedChange[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (value === undefined) return [];
    if (useSource.some((name) => name === field))
      throw new ApiError('INVALID', 'A field cannot be set and left to the source in one edit.', {
        field: `fields.${field}`,
      });
    return value === null ? editedChange('CLEAR_FIELD', { field }) : editedChange('SET_FIELD', { field, value });
  });
}

function stateChanges({ archived, keep }: PersonEdit): EditedChange[] {
  return [
    ...(archived === undefined ? [] : [editedChange(archived ? 'ARCHIVE' : 'RESTORE')]),
    ...(keep ? [editedChange('KEEP')] : []),
  ];
}

function put(value: AddedValue | ChangedValue, key: string | null): EditedChange {
  const field = value.type;
  if (value.type === 'address') {
    const { label = null, street = null, extended = null, poBox = null, city = null } = value;
    const { region = null, postalCode = null, country = null, countryCode = null, formatted = null } = value;
    const rest = { street, extended, poBox, city, region, postalCode, country, countryCode, formatted };
    return editedChange('PUT_VALUE', { field, key, address: { label, ...rest } });
  }
  if (value.type === 'date') {
    const { label, year = null, month = null, day = null, text = null } = value;
    return editedChange('PUT_VALUE', { field, key, date: { label, year, month, day, text } });
  }
  const { primary = false } = 'primary' in value ? value : {};
  if (value.type === 'handle')
    return editedChange('PUT_VALUE', { field, key, value: `${value.service}:${value.value}`, primary });
  return editedChange('PUT_VALUE', { field, key, value: value.value, label: value.label ?? null, primary });
}

function valuesOf(card: PersonCardView): ReadonlySet<string> {
  return new Set([
    ...card.contactInfo.map(({ type, key }) => `${type} ${key}`),
    ...card.addresses.map(({ key }) => `address ${key}`),
    ...card.importantDates.map(({ key }) => `date ${key}`),
    ...card.details.map(({ type, key }) => `${type} ${key}`),
  ]);
}

function known(has: ReadonlySet<string>, type: ValueKind, key: string, field: string): string {
  if (has.has(`${type} ${key}`)) return key;
  throw new ApiError('INVALID', 'The card has no value with this key.', { field });
}

/** The person's label of this name; otherwise a local one. */
function labelNamed(name: string, card: PersonCardView): EditedLabel {
  const local = { ...LOCAL_SOURCE, externalId: foldText(name), name };
  const existing = card.labels.find((label) => foldText(label.name) === local.externalId);
  if (!existing) return local;
  const { provider, accountId, externalId } = existing;
  return { ...local, provider, accountId, externalId };
}

/** A label and those of the same name in other accounts. */
function labelsOf(id: string, card: PersonCardView, field: string): EditedLabel[] {
  const existing = card.labels.find((label) => label.id === id || label.sameName.some((same) => same.id === id));
  if (!existing) throw new ApiError('INVALID', 'The person does not have this label.', { field });
  return [existing, ...existing.sameName].map(({ provider, accountId, externalId }) => {
    return { provider, accountId, externalId, name: existing.name };
  });
}
