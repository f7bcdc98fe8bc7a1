import type { PhoneNumberType } from 'libphonenumber-js/max';
import type { Contact } from '#contracts';
import { parsePhone } from './normalise/parse-phone.js';

/** What can tell who a contact is: an address or a number that, as far as one can see, one person bears. */
export interface Identifier {
  readonly kind: 'email' | 'phone';
  /** The e-mail's normalised form, or E.164 with leading "+" (and ";ext="). */
  readonly value: string;
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
/** Numbers that people type to fill a form. */
const PLACEHOLDER = /^(?:(\d)\1*|0?123456789?0?)$/;

/**
 * The identifiers by which a contact may be linked to a person; distinct, e-mails first, each kind sorted. Left out: role mailboxes,
 * addresses that cannot exist, numbers that are no E.164, and short, toll-free, premium and other service numbers.
 */
export function identifiersOf(contact: Pick<Contact, 'emails' | 'phones'>): readonly Identifier[] {
  const emails = contact.emails.map(({ normalized }) => normalized).filter(isPersonalEmail);
  const phones = contact.phones.map(({ e164 }) => e164).filter(isPersonalPhone);
  return [
    ...sorted(emails).map((value): Identifier => ({ kind: 'email', value })),
    ...sorted(phones).map((value): Identifier => ({ kind: 'phone', value })),
  ];
}

function isPersonalEmail(email: string): boolean {
  if (email.length > LONGEST_ADDRESS || !ADDRESS.test(email)) return false;
  const [mailbox = ''] = email.slice(0, email.lastIndexOf('@')).split('+');
  return !ROLE_MAILBOXES.has(mailbox.replace(/[._-]/g, ''));
}

function isPersonalPhone(e164: string | null): e164 is string {
  const [number = ''] = e164?.split(';') ?? [];
  if (number.length <= FEWEST_DIGITS) return false;
  const read = parsePhone(number);
  return read !== undefined && !PLACEHOLDER.test(read.nationalNumber) && !SERVICE_NUMBERS.has(read.getType());
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
