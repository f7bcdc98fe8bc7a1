import type { PersonCard } from './person-card.js';

/** As it stands in crm.contacts.metadata under sources.contacts; times are Unix milliseconds. */
export interface Provenance {
  /** Which source contact says each scalar field. */
  readonly fields: Record<string, string>;
  /** Each of those once, and since when it says what nothing else is said of under `since`. */
  readonly identities: Record<string, object>;
  /** Since when a field has its value, where that is later. */
  readonly since?: Record<string, number>;
  /** What was set by hand, by whom, and what the sources say of it now. */
  readonly edits?: Record<string, object>;
}

export function provenanceOf({ fieldSources, overriddenFields }: PersonCard): Provenance {
  const fields: Record<string, string> = {};
  const identities: Record<string, { readonly since: number }> = {};
  let isEven = true;
  for (const [field, { identityId, ...source }] of Object.entries(fieldSources)) {
    fields[field] = identityId;
    const known = identities[identityId];
    if (known !== undefined && known.since !== source.since) isEven = false;
    if (known === undefined || source.since < known.since) identities[identityId] = source;
  }
  return {
    fields,
    identities,
    ...(isEven ? undefined : { since: laterFields(fieldSources, identities) }),
    ...(Object.keys(overriddenFields).length > 0 && { edits: overriddenFields }),
  };
}

function laterFields(
  fieldSources: PersonCard['fieldSources'],
  identities: Readonly<Record<string, { readonly since: number }>>,
): Record<string, number> {
  const later = Object.entries(fieldSources).filter(
    ([, { identityId, since }]) => since !== identities[identityId]?.since,
  );
  return Object.fromEntries(later.map(([field, { since }]) => [field, since]));
}
