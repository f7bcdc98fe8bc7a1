import type { PersonChanged } from '#contracts';
import type { PersonCard } from '#domain';
import { labelIdsOf } from './label-ids.js';

/** The card as other systems read it from crm.changes. */
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
    nickname,
    company,
    jobTitle,
    avatarUrl,
    archivalReview,
  } = card;
  const identityIds = new Set(Object.values(card.fieldSources).map((source) => source.identityId));
  for (const { identityIds: ids } of [...card.contactInfo, ...card.addresses, ...card.importantDates, ...card.groups]) {
    for (const id of ids) identityIds.add(id);
  }
  return {
    type: 'PersonChanged',
    value: {
      personId,
      revision,
      name,
      firstName,
      middleName,
      lastName,
      nickname,
      company,
      jobTitle,
      avatarUrl,
      contactInfo: card.contactInfo.map(({ type, value, label, primary }) => ({ type, value, label, primary })),
      addresses: card.addresses.map(({ key: _, position: __, identityIds: ___, ...address }) => address),
      importantDates: card.importantDates.map(({ label, year, month, day, text }) => ({
        label,
        year,
        month,
        day,
        text,
      })),
      labels: labelIdsOf(card)
        .flatMap((id) => labelNames.get(id) ?? [])
        .sort(),
      identityIds: [...identityIds].sort(),
      archivalReview,
      updatedAt: card.updatedAt,
    },
  };
}
