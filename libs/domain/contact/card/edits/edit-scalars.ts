import { type OverriddenField, type PersonCard, SCALAR_FIELDS, type ScalarField } from '../person-card.js';
import type { CardEdit } from './card-edit.js';

type Scalars = Pick<PersonCard, ScalarField | 'fieldSources' | 'overriddenFields'>;

interface Override {
  readonly value: string | null;
  readonly edit: CardEdit;
}

const NAME_PARTS = ['firstName', 'middleName', 'lastName'] as const;

/** @param edits in the order in which they were made. */
export function editScalars(card: PersonCard, edits: readonly CardEdit[]): Scalars {
  const overrides = withFullName(card, overridesIn(edits));
  const values: Record<ScalarField, string | null> = { ...scalarsOf(card) };
  const fieldSources = { ...card.fieldSources };
  const overriddenFields: Partial<Record<ScalarField, OverriddenField>> = {};
  for (const [field, { value, edit }] of overrides) {
    const source = card.fieldSources[field];
    const { editId, identityId, actor, madeAt } = edit;
    overriddenFields[field] = {
      editId,
      identityId,
      actor,
      since: madeAt,
      sourceValue: card[field],
      sourceIdentityId: source?.identityId ?? null,
    };
    values[field] = value;
    delete fieldSources[field];
  }
  return { ...values, fieldSources, overriddenFields: overriddenFields };
}

function overridesIn(edits: readonly CardEdit[]): Map<ScalarField, Override> {
  const overrides = new Map<ScalarField, Override>();
  for (const edit of edits) {
    for (const change of edit.changes) {
      if (change.kind === 'set') overrides.set(change.field, { value: change.value, edit });
      if (change.kind === 'useSource')
        for (const field of SCALAR_FIELDS) if (field === change.of) overrides.delete(field);
    }
  }
  return overrides;
}

/** An edit of a part of the name overrides the whole name too, unless that has an edit of its own. */
function withFullName(
  card: PersonCard,
  overrides: ReadonlyMap<ScalarField, Override>,
): ReadonlyMap<ScalarField, Override> {
  const parts = NAME_PARTS.flatMap((part) => overrides.get(part) ?? []);
  const last = parts.reduce<Override | undefined>((a, b) => (a && a.edit.madeAt > b.edit.madeAt ? a : b), undefined);
  if (!last || overrides.has('name')) return overrides;
  const words = NAME_PARTS.map((part) => (overrides.has(part) ? overrides.get(part)?.value : card[part])).filter(
    Boolean,
  );
  return new Map([...overrides, ['name', { value: words.join(' ') || null, edit: last.edit }]]);
}

function scalarsOf(card: PersonCard): Record<ScalarField, string | null> {
  const { name, firstName, middleName, lastName, prefix, suffix, phoneticFirstName, phoneticLastName } = card;
  const { nickname, company, department, jobTitle, avatarUrl, notes } = card;
  return {
    ...{ name, firstName, middleName, lastName, prefix, suffix, phoneticFirstName, phoneticLastName },
    ...{ nickname, company, department, jobTitle, avatarUrl, notes },
  };
}
