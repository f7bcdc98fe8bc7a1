import type { ContactDate } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf, wholeNumberOf } from '../../json.js';
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
 * 19850412, 1985-04-12, 1985-04, 1985, --0412, --04-12, --04, ---12.
 */
const WHOLE = /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})(?:[T ].*)?$/s;
const YEAR_AND_MONTH = /^(?<year>\d{4})(?:-(?<month>\d{2}))?$/;
const NO_YEAR = /^--(?<month>\d{2})(?:-?(?<day>\d{2}))?(?:T.*)?$/s;
const DAY_ALONE = /^---(?<day>\d{2})$/;

function dateOf(line: ContentLine): Omit<ContactDate, 'label'> | undefined {
  const text = textOf(textValueOf(line));
  if (text === null) return undefined;
  const parts = partsOf(text, paramOf(line, 'X-APPLE-OMIT-YEAR'));
  return parts === undefined ? { year: null, month: null, day: null, text } : { ...parts, text: null };
}

/**
 * undefined if a part is impossible.
 *
 * @param omitted the year that stands for an unknown one: Apple writes 1604, a leap year.
 */
function partsOf(text: string, omitted: string | undefined): Parts | undefined {
  const { year, month, day } = written(text) ?? {};
  const known = year === omitted ? undefined : year;
  const parts = { year: numberOf(known, 9999), month: numberOf(month, 12), day: numberOf(day, 31) };
  const given = [known, month, day].filter((part) => part !== undefined).length;
  const read = [parts.year, parts.month, parts.day].filter((part) => part !== null).length;
  if (read === 0 || read < given) return undefined;
  return parts.month !== null && parts.day !== null && parts.day > daysIn(parts.month, parts.year) ? undefined : parts;
}

function written(text: string): Readonly<Record<string, string | undefined>> | undefined {
  return [WHOLE, YEAR_AND_MONTH, NO_YEAR, DAY_ALONE].map((form) => form.exec(text)).find((found) => found !== null)
    ?.groups;
}

function numberOf(digits: string | undefined, most: number): number | null {
  return digits === undefined ? null : wholeNumberOf(Number(digits), 1, most);
}

/** The calendar repeats after 400 years; February of an unknown year has 29 days. */
function daysIn(month: number, year: number | null): number {
  return new Date(Date.UTC(2000 + ((year ?? 0) % 400), month, 0)).getUTCDate();
}
