import type { ContactDate } from '#contracts';
import { distinct } from '../distinct.js';
import { type JsonObject, objectOf, textOf, wholeNumberOf } from '../json.js';
import { isUnknownYear } from '../values/unknown-year.js';
import { primaryFirst } from './field.js';

/** Birthdays first, then the other events. */
export function googleDates(person: JsonObject): readonly ContactDate[] {
  const dates: ContactDate[] = [];
  for (const birthday of primaryFirst(person.birthdays)) {
    const parts = partsOf(birthday.date);
    const text = parts === undefined ? textOf(birthday.text) : null;
    if (parts !== undefined || text !== null) dates.push({ label: 'birthday', ...(parts ?? NO_DATE), text });
  }
  for (const event of primaryFirst(person.events)) {
    const parts = partsOf(event.date);
    if (parts !== undefined) dates.push({ label: textOf(event.type) ?? 'other', ...parts, text: null });
  }
  return distinct(dates, (date) => JSON.stringify(date));
}

type Parts = Pick<ContactDate, 'year' | 'month' | 'day'>;

const NO_DATE: Parts = { year: null, month: null, day: null };

/** Google writes 0 for an unknown part. A day that its month does not have counts as unknown. */
function partsOf(value: unknown): Parts | undefined {
  const date = objectOf(value);
  if (date === undefined) return undefined;
  const written = wholeNumberOf(date.year, 1, 9999);
  const month = wholeNumberOf(date.month, 1, 12);
  const day = month === null ? null : wholeNumberOf(date.day, 1, daysIn(month, written));
  const year = written !== null && day !== null && isUnknownYear(written) ? null : written;
  return year === null && month === null ? undefined : { year, month, day };
}

/** February has 29 days in a year that is not known. */
function daysIn(month: number, year: number | null): number {
  if (month === 2) return year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
