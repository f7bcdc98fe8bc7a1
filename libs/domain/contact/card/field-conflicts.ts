import { folded } from '../folded.js';
import type { SourceContact } from '../source-contact.js';
import { cardScalars } from './fields/scalars.js';
import { type PersonCard, SCALAR_FIELDS, type ScalarField } from './person-card.js';

/** A field of which the sources of a person say different things since one of them changed it. */
export interface FieldConflict {
  readonly field: ScalarField;
  readonly since: number;
  /** The source that changed last first, then the others that disagree with it. */
  readonly values: readonly { readonly identityId: string; readonly value: string }[];
}

/** Every account has its own picture of a person, and names are taken apart differently. */
const COMPARED_FIELDS = SCALAR_FIELDS.filter(
  (field) => !['avatarUrl', 'firstName', 'middleName', 'lastName'].includes(field),
);

/** What only a new source says differently is no dispute, nor is what somebody decided by hand. */
export function fieldConflicts(
  sources: readonly SourceContact[],
  held: PersonCard['overriddenFields'],
): readonly FieldConflict[] {
  if (sources.length < 2) return [];
  const live = sources.filter(({ deleted }) => !deleted);
  if (live.length < 2 || live.every(({ fieldSince }) => fieldSince === null)) return [];
  const told = live.map((source) => ({ source, said: cardScalars([source]) }));
  return COMPARED_FIELDS.filter((field) => held[field] === undefined).flatMap((field) => {
    const values = told
      .flatMap(({ source: { identityId, fieldSince, firstObservedAt }, said }) => {
        const value = said[field];
        const changedAt = fieldSince?.[field];
        return value === null ? [] : [{ identityId, value, changedAt, since: changedAt ?? firstObservedAt }];
      })
      .sort((a, b) => b.since - a.since || (a.identityId < b.identityId ? -1 : 1));
    const [last, ...others] = values;
    const opposed = others.filter(({ value }) => last && folded(value) !== folded(last.value));
    if (last?.changedAt === undefined || opposed.length === 0) return [];
    const shown = [last, ...opposed].map(({ identityId, value }) => ({ identityId, value }));
    return [{ field, since: last.since, values: shown }];
  });
}
