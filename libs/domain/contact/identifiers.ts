import type { PhoneNumberType } from 'libphonenumber-js/max';
import type { Contact } from '#contracts';
import { parsePhone } from './normalise/values/parse-phone.js';

/** What can tell who a contact is: an address or a number that, as far as one can see, one person bears. */
export interface Identifier {
  readonly kind: 'email' | 'handle' | 'phone';
  /** The e-mail's normalised form, E.164 with leading "+" (and ";ext="), "service:user name" of a handle. */
  readonly value: string;
  /** The main one of its kind: the source says so, or it comes first. */
  readonly primary: boolean;
}

/** Local parts of mailboxes that are read by whoever is on duty. Written without separators: "no-reply" is found as "noreply". */
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

/** Numbers that belong to a service. A type that is not known does not speak against a number. */
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
/** Numbers that people type to fill a form. */
const PLACEHOLDER = /^(?:(\d)\1*|0?123456789?0?)$/;

const IS_PERSONAL: Readonly<Record<Identifier['kind'], (value: string) => boolean>> = {
  email: isPersonalEmail,
  // What is no handle has no such form.
  handle: () => true,
  phone: isPersonalPhone,
};

type Reachable = Pick<Contact, 'emails' | 'phones' | 'handles'>;

/**
 * The identifiers by which a contact may be linked to a person; distinct, e-mails first, then handles and phones, each kind sorted. Left out: role mailboxes,
 * addresses that cannot exist, numbers that are no E.164, and short, toll-free, premium and other service numbers.
 */
export function identifiersOf(contact: Reachable): readonly Identifier[] {
  return identifiersWhere(contact, (kind, value) => IS_PERSONAL[kind](value));
}

/** The same of a contact of which it is known what it bears: that need not be found out once more, which takes longest. */
export function identifiersWhere(
  contact: Reachable,
  isBorne: (kind: Identifier['kind'], value: string) => boolean,
): readonly Identifier[] {
  const emails = contact.emails.map(({ normalized, primary }) => ({ value: normalized, primary }));
  const phones = contact.phones.map(({ e164, primary }) => ({ value: e164, primary }));
  const handles = contact.handles.map(({ service, value }) => ({ value: handleOf(service, value), primary: false }));
  return [
    ...ofKind('email', emails, isBorne),
    ...ofKind('handle', handles, isBorne),
    ...ofKind('phone', phones, isBorne),
  ];
}

/** Whether a number that is an identifier is a person's own rather than a place's; a number that may be either is not. */
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
  told: readonly Entry[],
  isBorne: (kind: Identifier['kind'], value: string) => boolean,
): Identifier[] {
  const main = told.find(({ primary }) => primary) ?? told[0];
  const values = new Set<string>();
  for (const { value } of told) if (value !== null && isBorne(kind, value)) values.add(value);
  return [...values].sort().map((value) => ({ kind, value, primary: value === main?.value }));
}

/** Who reads an address, whatever way it is written: without the tag behind a "+", without dots and without the domain. */
export function mailboxOf(email: string): string {
  const end = email.lastIndexOf('@');
  const tag = email.indexOf('+');
  return email.slice(0, tag >= 0 && tag < end ? tag : end).replaceAll('.', '');
}

/** "service:user name"; services do not tell upper from lower case, and people write the "@" or leave it out. */
export function handleOf(service: string, value: string): string | null {
  const name = value.trim().replace(/^@/, '').toLowerCase();
  return SHORTEST_HANDLE.test(name) ? `${service.toLowerCase()}:${name}` : null;
}

function isPersonalEmail(email: string): boolean {
  if (email.length > LONGEST_ADDRESS || !ADDRESS.test(email)) return false;
  const [mailbox = ''] = email.slice(0, email.lastIndexOf('@')).split('+');
  return !ROLE_MAILBOXES.has(mailbox.replace(/[._-]/g, ''));
}

/** E.164 of somebody rather than of a service, and nothing that is typed to fill a form. */
export function isPersonalPhone(e164: string): boolean {
  const [number = ''] = e164.split(';');
  if (number.length <= FEWEST_DIGITS) return false;
  const read = parsePhone(number);
  return read !== undefined && !PLACEHOLDER.test(read.nationalNumber) && !SERVICE_NUMBERS.has(read.getType());
}
