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
import { mergeLabels } from './merge-labels.js';
import type { PersonCardView } from './person-card.schemas.js';

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
interface PersonRows {
  readonly contact: Contact;
  readonly contactInfo: readonly ContactInfo[];
  readonly addresses: readonly Address[];
  readonly importantDates: readonly ImportantDate[];
  readonly contactLabels: readonly ContactLabel[];
  readonly labels: readonly Label[];
  readonly sources: readonly SourceRow[];
  readonly lastActivity: Activity | null;
}

export function personCardView(rows: PersonRows): PersonCardView {
  const { contact, contactLabels } = rows;
  const byLabelId = new Map(contactLabels.map((label) => [label.labelId, label]));
  return {
    ...scalars(contact),
    contactInfo: rows.contactInfo.map(({ type, value, label, isPrimary, valueKey, identityIds, editId }) => ({
      type,
      value,
      label: label ?? null,
      isPrimary,
      key: valueKey,
      sources: identityIds,
      editId: editId ?? null,
    })),
    addresses: rows.addresses.map(addressView),
    importantDates: rows.importantDates.map(({ label, year, month, day, text, dateKey, identityIds, editId }) => ({
      label,
      year: year ?? null,
      month: month ?? null,
      day: day ?? null,
      text: text ?? null,
      key: dateKey,
      sources: identityIds,
      editId: editId ?? null,
    })),
    organizations: contact.organizations.map(({ identityIds, ...organization }) => ({
      ...organization,
      sources: identityIds,
    })),
    details: contact.details.map(({ kind, identityIds, ...detail }) => ({
      type: kind,
      ...detail,
      sources: identityIds,
    })),
    labels: mergeLabels(
      rows.labels.map(({ id, name, provider, accountId, externalId, system }) => ({
        id,
        name,
        provider,
        accountId,
        externalId,
        system,
        sources: byLabelId.get(id)?.identityIds ?? [],
        editId: byLabelId.get(id)?.editId ?? null,
      })),
    ),
    sources: rows.sources.map(sourceView),
    metadata: contact.metadata,
    lastActivity: rows.lastActivity && activityView(rows.lastActivity),
    pinned: contact.pinned,
    archived: contact.state === 'archived',
    archivalReview: contact.archivalReview,
    createdAt: contact.createdAt.toISOString(),
    updatedAt: contact.updatedAt.toISOString(),
  };
}

function scalars(contact: Contact) {
  return {
    id: contact.id,
    version: contact.revision,
    name: contact.name ?? null,
    firstName: contact.firstName ?? null,
    middleName: contact.middleName ?? null,
    lastName: contact.lastName ?? null,
    prefix: contact.prefix ?? null,
    suffix: contact.suffix ?? null,
    phoneticFirstName: contact.phoneticFirstName ?? null,
    phoneticLastName: contact.phoneticLastName ?? null,
    nickname: contact.nickname ?? null,
    company: contact.company ?? null,
    department: contact.department ?? null,
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
    key: address.addressKey,
    sources: address.identityIds,
    editId: address.editId ?? null,
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
