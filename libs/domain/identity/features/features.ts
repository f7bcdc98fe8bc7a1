import type { Contact } from '#contracts';
import { folded } from '../../contact/folded.js';
import { type Identifier, identifiersOf } from '../../contact/identifiers.js';
import { nameOf, type PersonName } from '../names/index.js';

/** A place, every part folded; an empty text is a part that the source does not tell. */
export interface Place {
  readonly street: string;
  /** A second line: a house's name, a flat, a locality. */
  readonly extended: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

export interface Post {
  readonly organization: string;
  readonly title: string;
}

/** What scoring needs of a contact, and nothing else. A pure function of the canonical contact, so it need not be kept. */
export interface Features {
  readonly name: PersonName;
  readonly identifiers: readonly Identifier[];
  /** As YYYY-MM-DD; --MM-DD without a year, YYYY without a day; sorted. */
  readonly birthdays: readonly string[];
  readonly places: readonly Place[];
  readonly posts: readonly Post[];
}

/** @param identifiers what the contact bears, where that is known already. */
export function featuresOf(contact: Contact, identifiers = identifiersOf(contact)): Features {
  return {
    name: nameOf(contact),
    identifiers,
    birthdays: birthdaysOf(contact),
    places: contact.addresses.map(placeOf).filter(hasAnyPart),
    posts: contact.organizations.map(postOf).filter(hasAnyPart),
  };
}

/** The first of January is what stands where only the year is known. */
function birthdaysOf({ dates }: Contact): readonly string[] {
  if (dates.length === 0) return [];
  const birthdays = new Set<string>();
  for (const { label, year, month, day } of dates) {
    if (label !== 'birthday') continue;
    const isDayTold = month !== null && day !== null && !(month === 1 && day === 1);
    const rest = isDayTold ? `${digits(month)}-${digits(day)}` : '';
    if (year === null || year === APPLES_NO_YEAR || (year === 1900 && rest === '')) birthdays.add(rest && `--${rest}`);
    else birthdays.add(rest === '' ? yearText(year) : `${yearText(year)}-${rest}`);
  }
  birthdays.delete('');
  return [...birthdays].sort();
}

/** Apple's address book writes this for a year that it does not know. */
const APPLES_NO_YEAR = 1604;
const yearText = (year: number): string => String(year).padStart(4, '0');

function placeOf({ street, extended, city, region, postalCode }: Contact['addresses'][number]): Place {
  return {
    street: plain(street),
    extended: plain(extended),
    city: plain(city),
    region: plain(region),
    postalCode: plain(postalCode).replaceAll(' ', ''),
  };
}

function postOf({ name, title }: Contact['organizations'][number]): Post {
  return { organization: plain(name), title: plain(title) };
}

function hasAnyPart(parts: Place | Post): boolean {
  return Object.values(parts).some((part) => part !== '');
}

/** Words as they are left. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/;

function plain(text: string | null): string {
  if (text === null) return '';
  const lower = folded(text);
  return PLAIN.test(lower) ? lower : lower.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const digits = (part: number): string => String(part).padStart(2, '0');
