import { labelTypes } from '../normalise/vcard/syntax/labels.js';
import { type WrittenProperty, writtenLines } from './content-line.js';
import { dialledNumber, type ExportedPerson } from './exported-person.js';
import { makePersonUid } from './person-uid.js';
import { writtenDetails } from './write-details.js';
import { writtenOrganizations } from './write-organizations.js';
import { writtenPictures } from './write-pictures.js';

/**
 * Writes a person as a card of vCard 3.0, with CRLF. `normaliseVcardContact` reads back equal fields; numbers are written as E.164.
 * Equal persons give equal text.
 *
 * 3.0 is what address books exchange: iOS, Google and Outlook import 4.0 only in part, and Radicale rewrites its values. What 3.0
 * lacks is written as Apple and Google write it (groups with X-ABLabel, X-ABDATE, X-SERVICE-TYPE).
 */
export function writeVcard(person: ExportedPerson): string {
  let groups = 0;
  const group = () => {
    groups += 1;
    return `item${groups}`;
  };
  const properties: WrittenProperty[] = [
    { name: 'BEGIN', value: 'VCARD' },
    { name: 'VERSION', value: '3.0' },
    { name: 'UID', value: makePersonUid(person.personId) },
    ...names(person),
    ...writtenOrganizations(person, group),
    ...new LabelledProperties(group).all(person),
    ...writtenPictures(person),
    ...text('NOTE', person.notes),
    ...writtenDetails(person, group),
    { name: 'REV', value: new Date(person.updatedAt).toISOString() },
  ];
  const categories = [...person.labels].sort().map((label) => ({ name: 'CATEGORIES', value: label }));
  return [...properties, ...categories, { name: 'END', value: 'VCARD' }].map(writtenLines).join('');
}

/** FN and N are mandatory; a person without a name has them empty, as in Google's export. */
function names(person: ExportedPerson): WrittenProperty[] {
  const { lastName, firstName, middleName, prefix, suffix } = person;
  return [
    { name: 'FN', value: person.name ?? '' },
    { name: 'N', value: [lastName, firstName, middleName, prefix, suffix].map((part) => part ?? '') },
    ...text('NICKNAME', person.nickname),
    ...text('X-PHONETIC-FIRST-NAME', person.phoneticFirstName),
    ...text('X-PHONETIC-LAST-NAME', person.phoneticLastName),
  ];
}

function text(name: string, value: string | null): WrittenProperty[] {
  return value === null ? [] : [{ name, value }];
}

type Info = ExportedPerson['contactInfo'][number];

/** Writes the properties with labels. A label that is no type of the format gets a group with X-ABLabel. */
class LabelledProperties {
  constructor(private readonly newGroup: () => string) {}

  all({ contactInfo, addresses, importantDates }: ExportedPerson): WrittenProperty[] {
    return [
      ...contactInfo.flatMap((info) => this.#info(info)),
      ...addresses.flatMap((address) => this.#address(address)),
      ...importantDates.flatMap((date, index) => this.#date(date, index === firstBirthday(importantDates))),
    ];
  }

  #info(info: Info): WrittenProperty[] {
    const { type, value, label, primary } = info;
    if (type === 'handle') return this.#handle(info);
    const written =
      type === 'phone'
        ? { name: 'TEL', value: dialledNumber(info) }
        : { name: type === 'email' ? 'EMAIL' : 'URL', value, uri: type === 'website' };
    return this.#with(label, written, primary ? ['pref'] : []);
  }

  /** The service is a parameter, so it needs no URI scheme. */
  #handle({ value, label }: Info): WrittenProperty[] {
    const params = { 'X-SERVICE-TYPE': [label ?? 'other'] };
    return [{ name: 'IMPP', params, value: `x-apple:${encodeURIComponent(value.toWellFormed())}` }];
  }

  #address(address: ExportedPerson['addresses'][number]): WrittenProperty[] {
    const { poBox, extended, street, city, region, postalCode, country, countryCode, formatted } = address;
    const parts = [poBox, extended, street, city, region, postalCode, country].map((part) => part ?? '');
    const group = this.newGroup();
    return [
      ...this.#with(address.label, { name: 'ADR', value: parts, group }, []),
      ...(countryCode === null ? [] : [{ name: 'X-ABADR', group, value: countryCode.toLowerCase() }]),
      ...(formatted === null ? [] : [{ name: 'LABEL', group, value: formatted }]),
    ];
  }

  #date(date: ExportedPerson['importantDates'][number], isBirthday: boolean): WrittenProperty[] {
    const { year, month, day, text } = date;
    const isDayOfAYear = year === null && month !== null && day !== null;
    const written = {
      name: isBirthday ? 'BDAY' : 'X-ABDATE',
      params: isDayOfAYear ? { 'X-APPLE-OMIT-YEAR': ['1604'] } : text === null ? {} : { VALUE: ['text'] },
      value: text ?? dateText(isDayOfAYear ? 1604 : year, month, day),
    };
    if (isBirthday) return [written];
    const group = this.newGroup();
    return [
      { ...written, group },
      { name: 'X-ABLabel', group, value: date.label === 'anniversary' ? '_$!<Anniversary>!$_' : date.label },
    ];
  }

  #with(label: string | null, property: WrittenProperty, types: readonly string[]): WrittenProperty[] {
    const known = label === null ? [] : labelTypes(label);
    const TYPE = [...(property.name === 'EMAIL' ? ['internet'] : []), ...(known ?? []), ...types];
    const group = property.group ?? (known === undefined ? this.newGroup() : undefined);
    const own = { ...property, group, params: { TYPE: TYPE.map((type) => type.toUpperCase()) } };
    return known === undefined ? [own, { name: 'X-ABLabel', group, value: label ?? '' }] : [own];
  }
}

/** A card has at most one BDAY; other birthdays are dates with a label. */
function firstBirthday(dates: ExportedPerson['importantDates']): number {
  return dates.findIndex(({ label }) => label === 'birthday');
}

/** Dates with unknown parts are truncated as in RFC 6350 §4.3.1. */
function dateText(year: number | null, month: number | null, day: number | null): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const whole = year === null ? '-' : String(year).padStart(4, '0');
  if (month === null) return day === null ? whole : `---${two(day)}`;
  return day === null ? `${whole}-${two(month)}` : `${whole}-${two(month)}-${two(day)}`;
}
