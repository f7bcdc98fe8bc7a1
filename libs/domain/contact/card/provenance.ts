import type { OverriddenField, PersonCard } from './person-card.js';

/** The JSON of crm.contacts.metadata under sources.contacts, which the API shows; times are Unix milliseconds. */
export interface Provenance {
  /** The source contact that each scalar field comes from. */
  readonly fields: Record<string, string>;
  /** Those source contacts, with the time since which they have their values, unless `since` has a later one. */
  readonly identities: Record<string, object>;
  /** The time since which a field has its value, where it is later than that of its source contact. */
  readonly since?: Record<string, number>;
  /** The fields that an edit set, with the value that the sources give. */
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
  const overridden = Object.entries(overriddenFields);
  return {
    fields,
    identities,
    ...(isEven ? undefined : { since: laterFields(fieldSources, identities) }),
    ...(overridden.length > 0 && {
      edits: Object.fromEntries(overridden.map(([field, override]) => [field, storedOverride(override)])),
    }),
  };
}

/** The members of the stored JSON have their released names. */
function storedOverride({ sourceValue, sourceIdentityId, ...edit }: OverriddenField): object {
  return { ...edit, said: sourceValue, saidBy: sourceIdentityId };
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
