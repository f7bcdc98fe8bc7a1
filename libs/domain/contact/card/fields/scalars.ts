import type { Contact, Organization } from '#contracts';
import type { SourceContact } from '../../source-contact.js';
import { type FieldSource, type PersonCard, SCALAR_FIELDS, type ScalarField } from '../person-card.js';

type Scalars = Pick<PersonCard, ScalarField | 'fieldSources'>;

/** A value and the source that says it. */
interface SourcedValue {
  readonly value: string;
  readonly source: SourceContact;
}

/** @param sources in the order in which they speak. */
export function cardScalars(sources: readonly SourceContact[]): Scalars {
  const named = bestNamed(sources);
  const fromNamed = (value: string | null | undefined) => (named && value ? { value, source: named } : undefined);
  const told: Readonly<Record<ScalarField, SourcedValue | undefined>> = {
    name: fromNamed(named && fullName(named.contact)),
    firstName: fromNamed(named?.contact.firstName),
    middleName: fromNamed(named?.contact.middleName),
    lastName: fromNamed(named?.contact.lastName),
    nickname: firstValue(sources, ({ nickname }) => nickname),
    ...work(sources),
    avatarUrl: firstValue(sources, ({ photos }) => photos[0]?.url),
    notes: firstValue(sources, ({ notes }) => notes),
  };
  return { ...valuesOf(told), fieldSources: sourcesOf(told) };
}

/** The parts of a name belong together, so they come from one source: the first with given and family name, else the first with any. */
function bestNamed(sources: readonly SourceContact[]): SourceContact | undefined {
  return (
    sources.find(({ contact }) => contact.firstName !== null && contact.lastName !== null) ??
    sources.find(({ contact }) => fullName(contact) !== null)
  );
}

function fullName({ displayName, firstName, middleName, lastName }: Contact): string | null {
  return displayName ?? ([firstName, middleName, lastName].filter((part) => part !== null).join(' ') || null);
}

/** The title must be one at the company that is shown: sources may name different ones. */
function work(sources: readonly SourceContact[]): Record<'company' | 'jobTitle', SourcedValue | undefined> {
  const company = firstValue(sources, ({ organizations }) => organizations.find(({ name }) => name !== null)?.name);
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

function valuesOf(told: Readonly<Record<ScalarField, SourcedValue | undefined>>): Record<ScalarField, string | null> {
  return {
    name: told.name?.value ?? null,
    firstName: told.firstName?.value ?? null,
    middleName: told.middleName?.value ?? null,
    lastName: told.lastName?.value ?? null,
    nickname: told.nickname?.value ?? null,
    company: told.company?.value ?? null,
    jobTitle: told.jobTitle?.value ?? null,
    avatarUrl: told.avatarUrl?.value ?? null,
    notes: told.notes?.value ?? null,
  };
}

function sourcesOf(
  told: Readonly<Record<ScalarField, SourcedValue | undefined>>,
): Partial<Record<ScalarField, FieldSource>> {
  const sources: Partial<Record<ScalarField, FieldSource>> = {};
  for (const field of SCALAR_FIELDS) {
    const source = told[field]?.source;
    if (source !== undefined) sources[field] = fieldSource(field, source);
  }
  return sources;
}

function fieldSource(field: ScalarField, source: SourceContact): FieldSource {
  const { identityId, provider, accountId, externalId, version, firstObservedAt, fieldSince } = source;
  return { identityId, provider, accountId, externalId, version, since: fieldSince?.[field] ?? firstObservedAt };
}
