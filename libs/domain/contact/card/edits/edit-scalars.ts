import { type OverriddenField, type PersonCard, SCALAR_FIELDS, type ScalarField } from '../person-card.js';
import type { CardEdit } from './card-edit.js';

type Scalars = Pick<PersonCard, ScalarField | 'fieldSources' | 'overriddenFields'>;

interface Override {
  readonly value: string | null;
  readonly edit: CardEdit;
}

const NAME_PARTS = ['firstName', 'middleName', 'lastName'] as const;

/** @param edits in the order in which they were made. */
export function editScalars(said: PersonCard, edits: readonly CardEdit[]): Scalars {
  const held = withFullName(said, overridesIn(edits));
  const values: Record<ScalarField, string | null> = { ...scalarsOf(said) };
  const fieldSources = { ...said.fieldSources };
  const overriddenFields: Partial<Record<ScalarField, OverriddenField>> = {};
  for (const [field, { value, edit }] of held) {
    const source = said.fieldSources[field];
    const { editId, identityId, actor, madeAt } = edit;
    overriddenFields[field] = {
      editId,
      identityId,
      actor,
      since: madeAt,
      sourceValue: said[field],
      sourceIdentityId: source?.identityId ?? null,
    };
    values[field] = value;
    delete fieldSources[field];
  }
  return { ...values, fieldSources, overriddenFields: overriddenFields };
}

function overridesIn(edits: readonly CardEdit[]): Map<ScalarField, Override> {
  const held = new Map<ScalarField, Override>();
  for (const edit of edits) {
    for (const change of edit.changes) {
      if (change.kind === 'set') held.set(change.field, { value: change.value, edit });
      if (change.kind === 'useSource') for (const field of SCALAR_FIELDS) if (field === change.of) held.delete(field);
    }
  }
  return held;
}

/** Who changes a part of a name and not the whole means the whole too. */
function withFullName(said: PersonCard, held: ReadonlyMap<ScalarField, Override>): ReadonlyMap<ScalarField, Override> {
  const parts = NAME_PARTS.flatMap((part) => held.get(part) ?? []);
  const last = parts.reduce<Override | undefined>((a, b) => (a && a.edit.madeAt > b.edit.madeAt ? a : b), undefined);
  if (!last || held.has('name')) return held;
  const spoken = NAME_PARTS.map((part) => (held.has(part) ? held.get(part)?.value : said[part])).filter(Boolean);
  return new Map([...held, ['name', { value: spoken.join(' ') || null, edit: last.edit }]]);
}

function scalarsOf(card: PersonCard): Record<ScalarField, string | null> {
  const { name, firstName, middleName, lastName, nickname, company, jobTitle, avatarUrl, notes } = card;
  return { name, firstName, middleName, lastName, nickname, company, jobTitle, avatarUrl, notes };
}
