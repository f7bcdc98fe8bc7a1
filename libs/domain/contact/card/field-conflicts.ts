import { foldText } from '../fold-text.js';
import type { SourceContact } from '../source-contact.js';
import { cardScalars } from './fields/scalars.js';
import { type PersonCard, SCALAR_FIELDS, type ScalarField } from './person-card.js';
import { byPrecedence } from './precedence.js';

/** A field for which the sources of a person have different values since one of them changed it. */
export interface FieldConflict {
  readonly field: ScalarField;
  readonly since: number;
  /** The source that changed last first, then the others that disagree with it. */
  readonly values: readonly { readonly identityId: string; readonly value: string }[];
}

/** Photos differ between accounts, and accounts divide names differently. */
const NOT_COMPARED: ReadonlySet<ScalarField> = new Set<ScalarField>([
  'avatarUrl',
  'firstName',
  'middleName',
  'lastName',
  'prefix',
  'suffix',
  'phoneticFirstName',
  'phoneticLastName',
]);
const COMPARED_FIELDS = SCALAR_FIELDS.filter((field) => !NOT_COMPARED.has(field));

/** A new source with another value is no conflict, and neither is an overridden field. */
export function fieldConflicts(
  sources: readonly SourceContact[],
  overridden: PersonCard['overriddenFields'],
): readonly FieldConflict[] {
  if (sources.length < 2) return [];
  const live = sources.filter(({ deleted }) => !deleted).sort(byPrecedence);
  if (live.length < 2 || live.every(({ fieldSince }) => fieldSince === null)) return [];
  const claims = live.map((source) => ({ source, scalars: cardScalars([source]) }));
  return COMPARED_FIELDS.filter((field) => overridden[field] === undefined).flatMap((field) => {
    const values = claims
      .flatMap(({ source: { identityId, fieldSince, firstObservedAt }, scalars }) => {
        const value = scalars[field];
        const changedAt = fieldSince?.[field];
        return value === null ? [] : [{ identityId, value, changedAt, since: changedAt ?? firstObservedAt }];
      })
      .sort((a, b) => b.since - a.since);
    const [last, ...others] = values;
    const opposed = others.filter(({ value }) => last && foldText(value) !== foldText(last.value));
    if (last?.changedAt === undefined || opposed.length === 0) return [];
    const shown = [last, ...opposed].map(({ identityId, value }) => ({ identityId, value }));
    return [{ field, since: last.since, values: shown }];
  });
}
