import type { ContactDate } from '#contracts';
import type { SourceContact } from '../../source-contact.js';
import { cardKey } from '../card-key.js';
import type { CardDate } from '../person-card.js';
import { type Claim, mergeClaims } from './merge-claims.js';

/** A day without a year merges with the same day of a known year. */
export function cardDates(sources: readonly SourceContact[]): readonly CardDate[] {
  const all = sources.flatMap(({ identityId, contact }) => contact.dates.map((date) => ({ identityId, date })));
  const claims = all.map(({ identityId, date }): Claim<ContactDate> => {
    const whole = date.year === null ? all.find((other) => completes(other.date, date)) : undefined;
    const value = whole?.date ?? date;
    return { key: dateKey(value), identityId, value };
  });
  return mergeClaims(claims).map(({ key, first, identityIds }) => ({ key, ...first, identityIds, editId: null }));
}

function completes(whole: ContactDate, { label, month, day }: ContactDate): boolean {
  const isSameDay = whole.month === month && whole.day === day && month !== null && day !== null;
  return isSameDay && whole.year !== null && whole.label.toLowerCase() === label.toLowerCase();
}

export function dateKey({ label, year, month, day, text }: ContactDate): string {
  return cardKey([label.toLowerCase(), year ?? '', month ?? '', day ?? '', text?.toLowerCase() ?? ''].join('|'));
}
