/**
 * The kinds of details: values of a person that no other field of the contact has. `picture` is one that the provider keeps, and
 * further pictures; `custom` has the name of the field as its label.
 */
export const DETAIL_KINDS = [
  'otherName',
  'otherNickname',
  'otherNote',
  'relation',
  'gender',
  'pronouns',
  'role',
  'occupation',
  'externalId',
  'location',
  'position',
  'language',
  'timeZone',
  'birthplace',
  'deathplace',
  'hobby',
  'interest',
  'expertise',
  'maidenName',
  'phoneticMiddleName',
  'phoneticCompany',
  'sortAs',
  'custom',
  'picture',
] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

/** A detail of a kind that this version does not know is a custom field. */
export function detailKind(kind: string): DetailKind {
  return DETAIL_KINDS.find((known) => known === kind) ?? 'custom';
}
