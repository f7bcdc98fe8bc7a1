import type { PersonChanged } from '#contracts';
import type { PersonCard } from '#domain';
import { labelIdsOf } from '../labels/label-ids.js';

/** The message of crm.changes for a card. */
export function personChanged(
  card: PersonCard,
  labelNames: ReadonlyMap<string, string>,
): { type: 'PersonChanged'; value: PersonChanged } {
  const {
    personId,
    revision,
    name,
    firstName,
    middleName,
    lastName,
    prefix,
    suffix,
    phoneticFirstName,
    phoneticLastName,
    nickname,
    company,
    department,
    jobTitle,
    avatarUrl,
    notes,
    archivalReview,
  } = card;
  return {
    type: 'PersonChanged',
    value: {
      personId,
      revision,
      name,
      firstName,
      middleName,
      lastName,
      prefix,
      suffix,
      phoneticFirstName,
      phoneticLastName,
      nickname,
      company,
      department,
      jobTitle,
      avatarUrl,
      notes,
      contactInfo: card.contactInfo.map(({ type, value, label, primary }) => ({ type, value, label, primary })),
      addresses: card.addresses.map(({ key: _, position: __, identityIds: ___, editId: ____, ...address }) => address),
      importantDates: card.importantDates.map(({ label, year, month, day, text }) => ({
        label,
        year,
        month,
        day,
        text,
      })),
      organizations: card.organizations.map(({ name, title, department }) => ({ name, title, department })),
      details: card.details.map(({ kind, label, value }) => ({ kind, label, value })),
      labels: labelIdsOf(card)
        .flatMap((id) => labelNames.get(id) ?? [])
        .sort(),
      identityIds: card.identityIds,
      archivalReview,
      updatedAt: card.updatedAt,
      pinned: card.pinned,
      archived: card.state === 'archived',
      editedFields: Object.keys(card.overriddenFields).sort(),
    },
  };
}
