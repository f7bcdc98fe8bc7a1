import type { PhoneNumberType } from 'libphonenumber-js/max';
import type { Contact } from '#contracts';
import { parsePhone } from './normalise/values/parse-phone.js';

/** An e-mail address, handle or phone number that is likely to belong to one person. */
export interface Identifier {
  readonly kind: 'email' | 'handle' | 'phone';
  /** The e-mail's normalised form, E.164 with leading "+" (and ";ext="), "service:user name" of a handle. */
  readonly value: string;
  /** The main one of its kind: marked by the source, or the first. */
  readonly primary: boolean;
}

/** Local parts of shared mailboxes, without separators: "no-reply" is listed as "noreply". */
export const ROLE_MAILBOXES: ReadonlySet<string> = new Set(
  `abuse accounting accounts admin administration administrator all billing booking bookings career careers contact contactus
  customercare customerservice donotreply enquiries enquiry events everyone familia familie family feedback finance hello
  help helpdesk hostmaster hr info information inquiries invoice invoices it jobs kontakt legal list mail mailbox
  mailerdaemon marketing media news newsletter noc noreply notification notifications office orders postmaster press privacy
  reception recruiting root sales security service shop staff subscribe support team unsubscribe webmaster welcome`.split(
    /\s+/,
  ),
);

/** One "@", a local part without spaces or quotes, a domain of at least two labels that ends in a name. */
const ADDRESS =
  /^[^\s@"<>(),;:\\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const LONGEST_ADDRESS = 254;

/**
 * More of one kind are not a person's own but a list that somebody pasted into a contact; they stay in the contact and link nobody.
 * The bound keeps the cost of one record small whatever it contains.
 */
export const MAX_IDENTIFIERS_OF_A_KIND = 100;

/** Types of numbers that belong to a service. A number of unknown type is accepted. */
const SERVICE_NUMBERS = new Set<PhoneNumberType | undefined>([
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
]);
/** Shorter numbers, country code included, are short codes. */
const FEWEST_DIGITS = 7;
/** At least three characters, one of them a letter: numbers belong to phones. */
const SHORTEST_HANDLE = /^(?=.*\p{L})\S{3,64}$/u;
/** Placeholder numbers, as typed into forms. */
const PLACEHOLDER = /^(?:(\d)\1*|0?123456789?0?)$/;

const IS_PERSONAL: Readonly<Record<Identifier['kind'], (value: string) => boolean>> = {
  email: isPersonalEmail,
  // `handleOf` has refused what is no handle.
  handle: () => true,
  phone: isPersonalPhone,
};

type Reachable = Pick<Contact, 'emails' | 'phones' | 'handles'>;

/**
 * The identifiers by which a contact may be linked to a person: distinct, e-mails first, then handles and phones, each kind sorted.
 * At most `MAX_IDENTIFIERS_OF_A_KIND` of each kind, the main one among them.
 * Role mailboxes, impossible addresses, numbers without E.164, and short, toll-free, premium and other service numbers are left out.
 */
export function identifiersOf(contact: Reachable): readonly Identifier[] {
  return identifiersWhere(contact, (kind, value) => IS_PERSONAL[kind](value));
}

/** `identifiersOf` with another test of what is an identifier: to check the numbers again would take most of the time. */
export function identifiersWhere(
  contact: Reachable,
  isIdentifier: (kind: Identifier['kind'], value: string) => boolean,
): readonly Identifier[] {
  const emails = contact.emails.map(({ normalized, primary }) => ({ value: normalized, primary }));
  const phones = contact.phones.map(({ e164, primary }) => ({ value: e164, primary }));
  const handles = contact.handles.map(({ service, value }) => ({ value: handleOf(service, value), primary: false }));
  return [
    ...ofKind('email', emails, isIdentifier),
    ...ofKind('handle', handles, isIdentifier),
    ...ofKind('phone', phones, isIdentifier),
  ];
}

/** Whether a number that is an identifier is surely mobile; a type that may be fixed or mobile is not. */
export function isMobileNumber(e164: string): boolean {
  const [number = ''] = e164.split(';');
  return number === e164 && parsePhone(number)?.getType() === 'MOBILE';
}

interface Entry {
  readonly value: string | null;
  readonly primary: boolean;
}

function ofKind(
  kind: Identifier['kind'],
  entries: readonly Entry[],
  isIdentifier: (kind: Identifier['kind'], value: string) => boolean,
): Identifier[] {
  const main = entries.find(({ primary }) => primary) ?? entries[0];
  const values = new Set<string>();
  for (const { value } of entries) if (value !== null && isIdentifier(kind, value)) values.add(value);
  const identifiers = [...values].sort().map((value) => ({ kind, value, primary: value === main?.value }));
  if (identifiers.length <= MAX_IDENTIFIERS_OF_A_KIND) return identifiers;
  const first = identifiers.slice(0, MAX_IDENTIFIERS_OF_A_KIND);
  const primary = identifiers.find((one) => one.primary);
  return primary === undefined || first.includes(primary) ? first : [...first.slice(0, -1), primary];
}

/** The mailbox of an address: the local part without dots and without the tag after "+". */
export function mailboxOf(email: string): string {
  const end = email.lastIndexOf('@');
  const tag = email.indexOf('+');
  return email.slice(0, tag >= 0 && tag < end ? tag : end).replaceAll('.', '');
}

/** "service:user name", lower case and without a leading "@"; null for a text that is no handle. */
export function handleOf(service: string, value: string): string | null {
  const name = value.trim().replace(/^@/, '').toLowerCase();
  return SHORTEST_HANDLE.test(name) ? `${service.toLowerCase()}:${name}` : null;
}

function isPersonalEmail(email: string): boolean {
  if (email.length > LONGEST_ADDRESS || !ADDRESS.test(email)) return false;
  const [mailbox = ''] = email.slice(0, email.lastIndexOf('@')).split('+');
  return !ROLE_MAILBOXES.has(mailbox.replace(/[._-]/g, ''));
}

/** Whether E.164 is a person's number: neither a service number nor a placeholder. */
export function isPersonalPhone(e164: string): boolean {
  const [number = ''] = e164.split(';');
  if (number.length <= FEWEST_DIGITS) return false;
  const read = parsePhone(number);
  return read !== undefined && !PLACEHOLDER.test(read.nationalNumber) && !SERVICE_NUMBERS.has(read.getType());
}
