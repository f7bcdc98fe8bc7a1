import type { ContactDate } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf, wholeNumberOf } from '../../json.js';
import { isUnknownYear } from '../../values/unknown-year.js';
import { textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import { paramOf, type Vcard } from '../syntax/vcard.js';
import { androidRows } from './android-custom.js';

const ANNIVERSARIES = [
  'ANNIVERSARY',
  'X-ANNIVERSARY',
  'X-MS-ANNIVERSARY',
  'X-EVOLUTION-ANNIVERSARY',
  'X-KADDRESSBOOK-X-ANNIVERSARY',
];

/**
 * Birthdays, anniversaries, deaths, and dates with a label of Apple or Google. Several spellings of one date are one date. The time
 * of day is dropped.
 */
export function vcardDates(card: Vcard): readonly ContactDate[] {
  const dates: ContactDate[] = [];
  const add = (label: string, line: ContentLine) => {
    const date = dateOf(line);
    if (date !== undefined) dates.push({ label, ...date });
  };
  for (const line of card.lines('BDAY')) add('birthday', line);
  for (const line of card.lines(...ANNIVERSARIES)) add('anniversary', line);
  for (const line of card.lines('DEATHDATE')) add('death', line);
  for (const line of card.lines('X-ABDATE')) add(card.label(line) ?? 'other', line);
  for (const { line, value, label } of androidRows(card, 'contact_event')) add(label ?? 'other', { ...line, value });
  return distinct(dates, (date) => JSON.stringify(date));
}

type Parts = Pick<ContactDate, 'year' | 'month' | 'day'>;

/**
 * Basic and extended form, with a time or without (RFC 6350 §4.3.1), and shortened:
 * 19850412, 1985-04-12, 1985-04, 1985, --0412, --04-12, --04, ---12; and what programs write without a look at the standard:
 * 1985-4-12, 1985/04/12, 12.4.1985, 12 April 1985, 12-Apr-1985, Apr 12, 1985, and 30/4/1985 or 4/30/1985, of which one number can only be the day.
 */
const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})(?:[T ].*)?$/s,
  /^(?<year>\d{4})(?:-(?<month>\d{2}))?$/,
  /^--(?<month>\d{2})(?:-?(?<day>\d{2}))?(?:T.*)?$/s,
  /^--(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^---(?<day>\d{2})$/,
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?:[T ].*)?$/s,
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[ -](?<name>[a-z]{3,9})\.?[ -](?<year>\d{4})$/i,
  /^(?<name>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/i,
  /^(?<day>1[3-9]|2\d|3[01])([-/])(?<month>\d{1,2})\2(?<year>\d{4})$/,
  /^(?<month>\d{1,2})([-/])(?<day>1[3-9]|2\d|3[01])\2(?<year>\d{4})$/,
  /^(?<day>0?(\d)|1[0-2])([-/])(?<month>0?\2|\k<day>)\3(?<year>\d{4})$/,
];

const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2000, month)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }).toLowerCase(),
);

function dateOf(line: ContentLine): Omit<ContactDate, 'label'> | undefined {
  const text = textOf(textValueOf(line));
  if (text === null) return undefined;
  const parts = partsOf(text, paramOf(line, 'X-APPLE-OMIT-YEAR'));
  return parts === undefined ? { year: null, month: null, day: null, text } : { ...parts, text: null };
}

/**
 * undefined if a part is impossible.
 *
 * @param omitted the year that stands for an unknown one, beside those that do in any card.
 */
function partsOf(text: string, omitted: string | undefined): Parts | undefined {
  const { year, name, day, month = name && monthNamed(name) } = written(text) ?? {};
  const isUnknown = year === omitted || (isUnknownYear(Number(year)) && day !== undefined);
  const known = isUnknown ? undefined : year;
  const parts = { year: numberOf(known, 9999), month: numberOf(month, 12), day: numberOf(day, 31) };
  const given = [known, month, day].filter((part) => part !== undefined).length;
  const read = [parts.year, parts.month, parts.day].filter((part) => part !== null).length;
  if (read === 0 || read < given) return undefined;
  return parts.month !== null && parts.day !== null && parts.day > daysIn(parts.month, parts.year) ? undefined : parts;
}

function written(text: string): Readonly<Record<string, string | undefined>> | undefined {
  return FORMS.map((form) => form.exec(text)).find((found) => found !== null)?.groups;
}

/** Programs write English names, or their first letters. Another word is no month: 0 is impossible. */
function monthNamed(name: string): string {
  return String(MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1);
}

function numberOf(digits: string | undefined, most: number): number | null {
  return digits === undefined ? null : wholeNumberOf(Number(digits), 1, most);
}

/** The calendar repeats after 400 years; February of an unknown year has 29 days. */
function daysIn(month: number, year: number | null): number {
  return new Date(Date.UTC(2000 + ((year ?? 0) % 400), month, 0)).getUTCDate();
}
