import { DETAIL_KINDS, type DetailKind } from './detail-kinds.js';

/** The prefix of properties that Kith writes for kinds without a property: X-KITH-EXTERNALID. */
const OWN = 'X-KITH-';

/**
 * The property of a vCard that a kind is written as. Those that 3.0 lacks are of 4.0 (RFC 6350, 6715, 9554) or of Apple and Google.
 * Kinds that are not listed have a property of Kith: also
 * otherName, because Android shows the last FN of a card as its name.
 */
const WRITTEN: Readonly<Partial<Record<DetailKind, string>>> = {
  otherNickname: 'NICKNAME',
  otherNote: 'NOTE',
  relation: 'X-ABRELATEDNAMES',
  gender: 'GENDER',
  pronouns: 'PRONOUNS',
  role: 'ROLE',
  position: 'GEO',
  language: 'LANG',
  timeZone: 'TZ',
  birthplace: 'BIRTHPLACE',
  deathplace: 'DEATHPLACE',
  hobby: 'HOBBY',
  interest: 'INTEREST',
  expertise: 'EXPERTISE',
  maidenName: 'X-MAIDENNAME',
  phoneticMiddleName: 'X-PHONETIC-MIDDLE-NAME',
  phoneticCompany: 'X-PHONETIC-ORG',
  sortAs: 'SORT-STRING',
  custom: 'X-CUSTOM',
};

/** The properties that are one text of a kind. Relations and custom fields, and what is beyond a field, have readers of their own too. */
export const TEXT_PROPERTIES: ReadonlyMap<string, DetailKind> = new Map<string, DetailKind>([
  ['GENDER', 'gender'],
  ['X-GENDER', 'gender'],
  ['PRONOUNS', 'pronouns'],
  ['ROLE', 'role'],
  ['X-PROFESSION', 'occupation'],
  ['X-KADDRESSBOOK-X-PROFESSION', 'occupation'],
  ['X-OFFICE', 'location'],
  ['X-KADDRESSBOOK-X-OFFICE', 'location'],
  ['GEO', 'position'],
  ['LANG', 'language'],
  ['TZ', 'timeZone'],
  ['BIRTHPLACE', 'birthplace'],
  ['DEATHPLACE', 'deathplace'],
  ['HOBBY', 'hobby'],
  ['INTEREST', 'interest'],
  ['EXPERTISE', 'expertise'],
  ['X-MAIDENNAME', 'maidenName'],
  ['X-MAIDEN-NAME', 'maidenName'],
  ['X-PHONETIC-MIDDLE-NAME', 'phoneticMiddleName'],
  ['X-PHONETIC-ORG', 'phoneticCompany'],
  ['SORT-STRING', 'sortAs'],
  ...DETAIL_KINDS.map((kind) => [ownProperty(kind), kind] as const),
]);

export function detailProperty(kind: DetailKind): string {
  return WRITTEN[kind] ?? ownProperty(kind);
}

/** The property that only Kith reads: also for what is beyond a field when the field itself has no value. */
export function ownProperty(kind: DetailKind): string {
  return `${OWN}${kind.toUpperCase()}`;
}
