import type { Contact } from '#contracts';
import { foldText } from '../../contact/fold-text.js';
import { type Identifier, identifiersOf } from '../../contact/identifiers.js';
import { nameOf, type PersonName } from '../names/index.js';

/** A place, every part folded; empty where the source has none. */
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

/**
 * How many values of a field are compared; further ones stay in the contact. Hardly anybody has so many, and each pair of values is
 * compared.
 */
const MAX_VALUES = 20;
/** Further characters of a value are not compared. */
const LONGEST_VALUE = 200;

/** The part of a contact that is scored. A pure function of the canonical contact, so it is not stored. */
export interface Features {
  readonly name: PersonName;
  readonly identifiers: readonly Identifier[];
  /** As YYYY-MM-DD; --MM-DD without a year, YYYY without a day; sorted. */
  readonly birthdays: readonly string[];
  readonly places: readonly Place[];
  readonly posts: readonly Post[];
}

/** @param identifiers those of the contact, if they are known already. */
export function featuresOf(contact: Contact, identifiers = identifiersOf(contact)): Features {
  return {
    name: nameOf(contact),
    identifiers,
    birthdays: birthdaysOf(contact),
    places: contact.addresses.slice(0, MAX_VALUES).map(placeOf).filter(hasAnyPart),
    posts: contact.organizations.slice(0, MAX_VALUES).map(postOf).filter(hasAnyPart),
  };
}

/** The first of January stands for a year without a day. */
function birthdaysOf({ dates }: Contact): readonly string[] {
  if (dates.length === 0) return [];
  const birthdays = new Set<string>();
  for (const { label, year, month, day } of dates) {
    if (label !== 'birthday') continue;
    const hasDay = month !== null && day !== null && !(month === 1 && day === 1);
    const rest = hasDay ? `${digits(month)}-${digits(day)}` : '';
    if (year === null || year === UNKNOWN_YEAR || (year === 1900 && rest === '')) birthdays.add(rest && `--${rest}`);
    else birthdays.add(rest === '' ? yearText(year) : `${yearText(year)}-${rest}`);
  }
  birthdays.delete('');
  return [...birthdays].sort().slice(0, MAX_VALUES);
}

/** Address books of Apple write 1604 for an unknown year. */
const UNKNOWN_YEAR = 1604;
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

/** Texts that are plain already. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/;

function plain(text: string | null): string {
  if (text === null) return '';
  const lower = foldText(text.slice(0, LONGEST_VALUE));
  return PLAIN.test(lower) ? lower : lower.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const digits = (part: number): string => String(part).padStart(2, '0');
