import type { DetailKind } from '../details/detail-kinds.js';
import { dialledNumber, type ExportedPerson } from '../vcard/exported-person.js';
import { withoutFormula } from './formula-guard.js';

/** Separates the values of one cell, as in Google's CSV of contacts. */
export const VALUE_SEPARATOR = ' ::: ';

type Type = ExportedPerson['contactInfo'][number]['type'];

/** The columns in their order. A column of labels has one label per value, empty if the value has none. */
const COLUMNS = {
  id: ({ personId }) => personId,
  name: ({ name }) => name,
  firstName: ({ firstName }) => firstName,
  middleName: ({ middleName }) => middleName,
  lastName: ({ lastName }) => lastName,
  nickname: ({ nickname }) => nickname,
  company: ({ company }) => company,
  jobTitle: ({ jobTitle }) => jobTitle,
  emails: (person) => joined(infoOf(person, 'email').map(({ value }) => value)),
  emailLabels: (person) => joined(infoOf(person, 'email').map(({ label }) => label)),
  phones: (person) => joined(infoOf(person, 'phone').map(dialledNumber)),
  phoneLabels: (person) => joined(infoOf(person, 'phone').map(({ label }) => label)),
  websites: (person) => joined(infoOf(person, 'website').map(({ value }) => value)),
  handles: (person) => joined(infoOf(person, 'handle').map(({ label, value }) => `${label ?? 'other'}:${value}`)),
  addresses: ({ addresses }) => joined(addresses.map(addressText)),
  addressLabels: ({ addresses }) => joined(addresses.map(({ label }) => label)),
  dates: ({ importantDates }) => joined(importantDates.map((date) => `${date.label}:${dateText(date)}`)),
  labels: ({ labels }) => joined([...labels].sort()),
  notes: ({ notes }) => notes,
  avatarUrl: ({ avatarUrl }) => avatarUrl,
  updatedAt: ({ updatedAt }) => new Date(updatedAt).toISOString(),
  prefix: ({ prefix }) => prefix,
  suffix: ({ suffix }) => suffix,
  phoneticFirstName: ({ phoneticFirstName }) => phoneticFirstName,
  phoneticLastName: ({ phoneticLastName }) => phoneticLastName,
  department: ({ department }) => department,
  organizations: ({ organizations }) => joined(organizations.map(organizationText)),
  otherNames: (person) => detailsOf(person, 'otherName'),
  otherNicknames: (person) => detailsOf(person, 'otherNickname'),
  otherNotes: (person) => detailsOf(person, 'otherNote'),
  relations: (person) => detailsOf(person, 'relation'),
  gender: (person) => detailsOf(person, 'gender'),
  role: (person) => detailsOf(person, 'role'),
  occupation: (person) => detailsOf(person, 'occupation'),
  customFields: (person) => detailsOf(person, 'custom'),
  details: ({ details }) =>
    joined(
      details.filter(({ kind }) => !WITH_COLUMN.has(kind)).map((detail) => `${detail.kind}=${detailText(detail)}`),
    ),
} as const satisfies Readonly<Record<string, (person: ExportedPerson) => string | null>>;

/** Kinds of details with a column of their own; the others share the last one. */
const WITH_COLUMN: ReadonlySet<DetailKind> = new Set<DetailKind>([
  'otherName',
  'otherNickname',
  'otherNote',
  'relation',
  'gender',
  'role',
  'occupation',
  'custom',
]);

/** The header row. New columns come last: programs may count them. */
export const PERSON_COLUMNS: readonly string[] = Object.keys(COLUMNS);

/**
 * A person as one row of text, in the order of `PERSON_COLUMNS`. Several values share a cell, in the order of the card. No cell is a
 * formula (`withoutFormula`).
 */
export function personRow(person: ExportedPerson): readonly string[] {
  return Object.values(COLUMNS).map((read) => withoutFormula(read(person) ?? ''));
}

function infoOf({ contactInfo }: ExportedPerson, type: Type): ExportedPerson['contactInfo'] {
  return contactInfo.filter((info) => info.type === type);
}

function joined(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? '').join(VALUE_SEPARATOR);
}

function detailsOf({ details }: ExportedPerson, kind: DetailKind): string {
  return joined(details.filter((detail) => detail.kind === kind).map(detailText));
}

/** "spouse:Bente" */
function detailText({ label, value }: ExportedPerson['details'][number]): string {
  return label === null ? value : `${label}:${value}`;
}

function organizationText({ name, title, department }: ExportedPerson['organizations'][number]): string {
  return [title, department, name].filter((part) => part !== null).join(', ');
}

/** The formatted text, else the parts on one line. */
function addressText(address: ExportedPerson['addresses'][number]): string {
  const { street, extended, poBox, postalCode, city, region, country, countryCode, formatted } = address;
  const parts = [street, extended, poBox, postalCode, city, region, country ?? countryCode];
  return formatted ?? parts.filter((part) => part !== null).join(', ');
}

/** ISO 8601, with dashes for unknown parts: 1985-04-12, --04-12, 1985. */
function dateText({ year, month, day, text }: ExportedPerson['importantDates'][number]): string {
  if (text !== null) return text;
  const two = (part: number | null) => (part === null ? '-' : String(part).padStart(2, '0'));
  const start = year === null ? '-' : String(year).padStart(4, '0');
  if (month === null && day === null) return start;
  return day === null ? `${start}-${two(month)}` : `${start}-${two(month)}-${two(day)}`;
}
