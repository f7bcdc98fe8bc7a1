import type { Contact } from '#contracts';
import { type Candidate, featuresOf, normaliseLocalContact } from '#domain';

const EMPTY = normaliseLocalContact({}, { region: null });

/** The words of a written record; each is followed by its value. */
const FIELDS: Readonly<Record<string, (value: string, contact: Contact) => Contact>> = {
  is: (value, contact) => ({ ...contact, displayName: value }),
  given: (value, contact) => ({ ...contact, firstName: value }),
  family: (value, contact) => ({ ...contact, lastName: value }),
  suffix: (value, contact) => ({ ...contact, suffix: value }),
  called: (value, contact) => ({ ...contact, nickname: value }),
  sounds: (value, contact) => {
    const [given = null, family = null] = value.split(' ');
    return { ...contact, phoneticFirstName: given, phoneticLastName: family };
  },
  mail: (value, contact) => ({
    ...contact,
    emails: [...contact.emails, { value, normalized: value, label: null, primary: false }],
  }),
  tel: (value, contact) => ({
    ...contact,
    phones: [...contact.phones, { value, e164: value, label: null, primary: false }],
  }),
  born: (value, contact) => {
    const [, year, month, day] = /^(\d{4})?-?(\d\d)?-?(\d\d)?$/.exec(value) ?? [];
    const number = (part: string | undefined) => (part === undefined ? null : Number(part));
    const date = { label: 'birthday', year: number(year), month: number(month), day: number(day), text: null };
    return { ...contact, dates: [...contact.dates, date] };
  },
  at: (value, contact) => {
    const [street = '', code = '', city = ''] = value.split(',').map((part) => part.trim());
    const address = {
      ...{ label: null, primary: false, extended: null, poBox: null, region: null, country: null, countryCode: null },
      ...{ street: street || null, postalCode: code || null, city: city || null, formatted: null },
    };
    return { ...contact, addresses: [...contact.addresses, address] };
  },
  works: (value, contact) => {
    const [name = '', title = ''] = value.split(',').map((part) => part.trim());
    return {
      ...contact,
      organizations: [{ name: name || null, title: title || null, department: null, primary: false }],
    };
  },
  user: (value, contact) => {
    const [service = '', name = ''] = value.split(' ');
    return { ...contact, handles: [...contact.handles, { service, value: name, label: null }] };
  },
};

/**
 * A record as it is written in a case: "google/1: is Ida Berg; mail ida@x.example". Provider and account may be left out; then it
 * stands in a Google account of its own.
 */
export function candidate(identityId: string, written: string): Candidate {
  const [, where, rest = ''] = /^(?:(\w+\/\w+):)?\s*(.*)$/.exec(written) ?? [];
  const [provider = 'google', accountId = `account of ${identityId}`] = where?.split('/') ?? [];
  const contact = rest.split(';').reduce((contact, part) => {
    const [, word = '', value = ''] = /^\s*(\w+)\s+(.*?)\s*$/.exec(part) ?? [];
    const field = FIELDS[word];
    if (!field) throw new Error(`There is no field for the word "${word}" in "${written}"`);
    return field(value, contact);
  }, EMPTY);
  return {
    identityId,
    provider,
    accountId,
    deleted: false,
    firstObservedAt: 1,
    features: featuresOf(contact),
    aliases: [],
  };
}
