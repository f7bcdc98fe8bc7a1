import type { ContactEdited, EditedChange } from '#contracts';
import { foldCard, type PersonCard, type SourceContact, sourceStep } from '#domain';
import type { HistoryItem } from './history.schemas.js';

const EMPTY = {
  source: null,
  editId: null,
  actor: null,
  changes: [],
  personId: null,
  otherPersonIds: [],
  identityIds: [],
} as const;

/** A version of a source contact. `before`: the previous one; undefined if it is the first. */
export function sourceItem(before: SourceContact | undefined, after: SourceContact): HistoryItem {
  const { identityId, provider, accountId, externalId, version, observedAt } = after;
  const { fields } = sourceStep(before, after);
  const [old, now] = [before && foldCard('', [before]), foldCard('', [after])];
  const shown = before ? fields.filter((field) => field !== 'archivalReview') : [];
  return {
    ...EMPTY,
    type: typeOf(before, after),
    at: new Date(observedAt).toISOString(),
    source: { identityId, provider, accountId, externalContactId: externalId, version },
    changes: shown.map((field) => {
      return { field, kind: 'changed', before: old ? contentOf(old, field) : null, after: contentOf(now, field) };
    }),
    otherPersonIds: [],
    identityIds: [identityId],
  };
}

export function editItem({ editId, identityId, actor, madeAt, changes }: ContactEdited): HistoryItem {
  return {
    ...EMPTY,
    type: 'edited',
    at: new Date(madeAt).toISOString(),
    editId,
    actor,
    changes: changes.map(editedChange),
    otherPersonIds: [],
    identityIds: [identityId],
  };
}

export interface PersonEventRow {
  readonly type: string;
  readonly personId: string;
  readonly otherPersonIds: string[];
  readonly identityIds: string[];
  readonly at: number;
}

export function personEventItem({ type, personId, otherPersonIds, identityIds, at }: PersonEventRow): HistoryItem {
  return {
    ...EMPTY,
    type: type === 'PersonsMerged' ? 'merged' : 'split',
    at: new Date(at).toISOString(),
    changes: [],
    personId,
    otherPersonIds,
    identityIds,
  };
}

function typeOf(before: SourceContact | undefined, { deleted }: SourceContact): HistoryItem['type'] {
  if (!before) return 'source_added';
  if (deleted) return 'source_deleted';
  return before.deleted ? 'source_returned' : 'source_changed';
}

/** A scalar field as it is; of list fields only the parts that the API shows. */
function contentOf(card: PersonCard, field: string): unknown {
  const info = card.contactInfo.filter(({ type }) => type === field);
  if (['email', 'phone', 'website', 'handle'].includes(field))
    return info.map(({ value, label }) => ({ value, label }));
  if (field === 'addresses')
    return card.addresses.map(({ identityIds: _, editId: __, position: ___, ...rest }) => rest);
  if (field === 'importantDates') return card.importantDates.map(({ identityIds: _, editId: __, ...rest }) => rest);
  if (field === 'organizations') return card.organizations.map(({ identityIds: _, ...rest }) => rest);
  if (field === 'details')
    return card.details.map(({ kind, label, value, key }) => ({ type: kind, label, value, key }));
  if (field === 'groups') return card.groups.map(({ externalId }) => externalId);
  return Object.entries(card).find(([name]) => name === field)?.[1] ?? null;
}

function editedChange(change: EditedChange): HistoryItem['changes'][number] {
  const { kind, field, key, value, label, keys, address, date, group } = change;
  const after = value === null ? (address ?? date ?? group?.name ?? (keys.length > 0 ? keys : null)) : value;
  const shown = typeof after === 'string' && label !== null ? { value: after, label } : after;
  return { field: field ?? (group ? 'labels' : 'person'), kind: kind.toLowerCase(), before: key, after: shown };
}
