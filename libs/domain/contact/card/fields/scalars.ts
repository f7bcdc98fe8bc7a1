import type { Contact, Organization } from '#contracts';
import { fullName } from '../../full-name.js';
import { LOCAL_SOURCE } from '../../local-source.js';
import { parsePictureUrn } from '../../pictures/picture-ref.js';
import type { SourceContact } from '../../source-contact.js';
import { type FieldSource, type PersonCard, SCALAR_FIELDS, type ScalarField } from '../person-card.js';
import { pictureAddress } from './details.js';

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
    prefix: fromNamed(named?.contact.prefix),
    suffix: fromNamed(named?.contact.suffix),
    phoneticFirstName: fromNamed(named?.contact.phoneticFirstName),
    phoneticLastName: fromNamed(named?.contact.phoneticLastName),
    nickname: firstValue(sources, ({ nickname }) => nickname),
    ...work(sources),
    avatarUrl: avatar(sources),
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

function companyOf({ organizations }: Contact): string | null {
  return organizations.find(({ name }) => name !== null)?.name ?? null;
}

/**
 * A picture that Kith stores, or an address that the owner wrote into a person made in Kith. To load a picture from a provider's
 * address would tell the provider who looks at whom: such addresses are details.
 */
function avatar(sources: readonly SourceContact[]): SourcedValue | undefined {
  for (const source of sources) {
    const isOwners = source.provider === LOCAL_SOURCE.provider;
    const photo = source.contact.photos.find(({ url }) => isOwners || parsePictureUrn(url) !== null);
    if (photo) return { value: pictureAddress(photo.url), source };
  }
  return undefined;
}

/** Sources may have different companies. Title and department must be ones at the company of the card. */
function work(
  sources: readonly SourceContact[],
): Record<'company' | 'jobTitle' | 'department', SourcedValue | undefined> {
  const company = firstValue(sources, companyOf);
  const name = company?.value.toLowerCase();
  const isShown = (organization: Organization) =>
    name === undefined || organization.name === null || organization.name.toLowerCase() === name;
  const titled = ({ organizations }: Contact) =>
    organizations.find((organization) => organization.title !== null && isShown(organization))?.title;
  const divided = ({ organizations }: Contact) =>
    organizations.find((organization) => organization.department !== null && isShown(organization))?.department;
  return { company, jobTitle: firstValue(sources, titled), department: firstValue(sources, divided) };
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
    prefix: sourced.prefix?.value ?? null,
    suffix: sourced.suffix?.value ?? null,
    phoneticFirstName: sourced.phoneticFirstName?.value ?? null,
    phoneticLastName: sourced.phoneticLastName?.value ?? null,
    nickname: sourced.nickname?.value ?? null,
    company: sourced.company?.value ?? null,
    department: sourced.department?.value ?? null,
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
