import type { Contact, Organization } from '#contracts';
import { composedName } from '../../full-name.js';
import type { SourceContact } from '../../source-contact.js';
import { type FieldSource, type PersonCard, SCALAR_FIELDS, type ScalarField } from '../person-card.js';

type Scalars = Pick<PersonCard, ScalarField | 'fieldSources'>;

/** A value and the source that it comes from. */
interface SourcedValue {
  readonly value: string;
  readonly source: SourceContact;
}

/** @param sources in their order of precedence. */
export function cardScalars(sources: readonly SourceContact[]): Scalars {
  const named = bestNamed(sources);
  const fromNamed = (value: string | null | undefined) => (named && value ? { value, source: named } : undefined);
  const sourced: Readonly<Record<ScalarField, SourcedValue | undefined>> = {
    name: fromNamed(named && shownName(named.contact)),
    firstName: fromNamed(named?.contact.firstName),
    middleName: fromNamed(named?.contact.middleName),
    lastName: fromNamed(named?.contact.lastName),
    nickname: firstValue(sources, ({ nickname }) => nickname),
    ...work(sources),
    avatarUrl: firstValue(sources, ({ photos }) => photos[0]?.url),
    notes: firstValue(sources, ({ notes }) => notes),
  };
  return { ...valuesOf(sourced), fieldSources: sourcesOf(sourced) };
}

/**
 * All parts of a name come from one source: the first with given and family name, else the first with any name of a person, else
 * the first with anything that a person or company is called.
 */
function bestNamed(sources: readonly SourceContact[]): SourceContact | undefined {
  return (
    sources.find(({ contact }) => contact.firstName !== null && contact.lastName !== null) ??
    sources.find(({ contact }) => fullName(contact) !== null) ??
    sources.find(({ contact }) => contact.nickname !== null) ??
    sources.find(({ contact }) => companyOf(contact) !== null)
  );
}

function shownName(contact: Contact): string | null {
  return fullName(contact) ?? contact.nickname ?? companyOf(contact);
}

function fullName(contact: Contact): string | null {
  return contact.displayName ?? composedName(contact);
}

function companyOf({ organizations }: Contact): string | null {
  return organizations.find(({ name }) => name !== null)?.name ?? null;
}

/** Sources may have different companies. The title must be one at the company of the card. */
function work(sources: readonly SourceContact[]): Record<'company' | 'jobTitle', SourcedValue | undefined> {
  const company = firstValue(sources, companyOf);
  const name = company?.value.toLowerCase();
  const isShown = (organization: Organization) =>
    name === undefined || organization.name === null || organization.name.toLowerCase() === name;
  const titled = ({ organizations }: Contact) =>
    organizations.find((organization) => organization.title !== null && isShown(organization))?.title;
  return { company, jobTitle: firstValue(sources, titled) };
}

function firstValue(
  sources: readonly SourceContact[],
  read: (contact: Contact) => string | null | undefined,
): SourcedValue | undefined {
  for (const source of sources) {
    const value = read(source.contact);
    if (value) return { value, source };
  }
  return undefined;
}

function valuesOf(
  sourced: Readonly<Record<ScalarField, SourcedValue | undefined>>,
): Record<ScalarField, string | null> {
  return {
    name: sourced.name?.value ?? null,
    firstName: sourced.firstName?.value ?? null,
    middleName: sourced.middleName?.value ?? null,
    lastName: sourced.lastName?.value ?? null,
    nickname: sourced.nickname?.value ?? null,
    company: sourced.company?.value ?? null,
    jobTitle: sourced.jobTitle?.value ?? null,
    avatarUrl: sourced.avatarUrl?.value ?? null,
    notes: sourced.notes?.value ?? null,
  };
}

function sourcesOf(
  sourced: Readonly<Record<ScalarField, SourcedValue | undefined>>,
): Partial<Record<ScalarField, FieldSource>> {
  const sources: Partial<Record<ScalarField, FieldSource>> = {};
  for (const field of SCALAR_FIELDS) {
    const source = sourced[field]?.source;
    if (source !== undefined) sources[field] = fieldSource(field, source);
  }
  return sources;
}

function fieldSource(field: ScalarField, source: SourceContact): FieldSource {
  const { identityId, provider, accountId, externalId, version, firstObservedAt, fieldSince } = source;
  return { identityId, provider, accountId, externalId, version, since: fieldSince?.[field] ?? firstObservedAt };
}
