import type {
  Activity,
  Address,
  Contact,
  ContactInfo,
  ContactLabel,
  ImportantDate,
  Label,
  SourceLink,
} from '#store/orm';
import type { PersonCardView } from './person.schemas.js';

type SourceRow = Pick<
  SourceLink,
  | 'identityId'
  | 'provider'
  | 'accountId'
  | 'externalContactId'
  | 'sourceVersion'
  | 'firstSeenAt'
  | 'lastSeenAt'
  | 'deletedAt'
>;

/** The rows of one person. */
export interface PersonRows {
  readonly contact: Contact;
  readonly contactInfo: readonly ContactInfo[];
  readonly addresses: readonly Address[];
  readonly importantDates: readonly ImportantDate[];
  readonly worn: readonly ContactLabel[];
  readonly labels: readonly Label[];
  readonly sources: readonly SourceRow[];
  readonly lastActivity: Activity | null;
}

export function personCardView(rows: PersonRows): PersonCardView {
  const { contact, worn } = rows;
  const identitiesOf = new Map(worn.map(({ labelId, identityIds }) => [labelId, identityIds]));
  return {
    ...scalars(contact),
    contactInfo: rows.contactInfo.map(({ type, value, label, isPrimary, identityIds }) => ({
      type,
      value,
      label: label ?? null,
      isPrimary,
      sources: identityIds,
    })),
    addresses: rows.addresses.map(addressView),
    importantDates: rows.importantDates.map(({ label, year, month, day, text, identityIds }) => ({
      label,
      year: year ?? null,
      month: month ?? null,
      day: day ?? null,
      text: text ?? null,
      sources: identityIds,
    })),
    labels: rows.labels.map(({ id, name, provider, accountId, system }) => ({
      id,
      name,
      provider,
      accountId,
      system,
      sources: identitiesOf.get(id) ?? [],
    })),
    sources: rows.sources.map(sourceView),
    metadata: contact.metadata,
    lastActivity: rows.lastActivity && activityView(rows.lastActivity),
    archivalReview: contact.archivalReview,
    createdAt: contact.createdAt.toISOString(),
    updatedAt: contact.updatedAt.toISOString(),
  };
}

function scalars(contact: Contact) {
  return {
    id: contact.id,
    name: contact.name ?? null,
    firstName: contact.firstName ?? null,
    middleName: contact.middleName ?? null,
    lastName: contact.lastName ?? null,
    nickname: contact.nickname ?? null,
    company: contact.company ?? null,
    jobTitle: contact.jobTitle ?? null,
    avatarUrl: contact.avatarUrl ?? null,
    notes: contact.notes ?? null,
  };
}

function addressView(address: Address) {
  return {
    label: address.label ?? null,
    street: address.street ?? null,
    extended: address.extended ?? null,
    poBox: address.poBox ?? null,
    city: address.city ?? null,
    region: address.region ?? null,
    postalCode: address.postalCode ?? null,
    country: address.country ?? null,
    countryCode: address.countryCode ?? null,
    formatted: address.formatted ?? null,
    sources: address.identityIds,
  };
}

function sourceView(source: SourceRow) {
  const { identityId, provider, accountId, externalContactId, sourceVersion } = source;
  return {
    identityId,
    provider,
    accountId,
    externalContactId,
    sourceVersion,
    firstSeenAt: source.firstSeenAt.toISOString(),
    lastSeenAt: source.lastSeenAt.toISOString(),
    deletedAt: source.deletedAt?.toISOString() ?? null,
  };
}

function activityView({ type, provider, accountId, details, occurredAt }: Activity) {
  return { type, provider, accountId, fields: details.fields ?? [], occurredAt: occurredAt.toISOString() };
}
